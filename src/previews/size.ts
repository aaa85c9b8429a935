/** The size of a preview picture in pixels: what chats and networks ask for, so that none of them cuts it. */
export const SIZE = { width: 1200, height: 630 } as const;
