import type { Page } from 'playwright-core';

/** An animation that began, as the browser tells it (CSS Animations, section 4.1; Web Animations). */
export interface BegunAnimation {
  name: string;
  /** The id of the element that it moves. */
  place: string;
  /** In milliseconds. */
  duration: number;
  iterations: number;
  easing: string;
}

declare global {
  interface Window {
    begun: BegunAnimation[];
  }
}

/**
 * Writes down every animation that begins on the pages that are opened from now on: a short one may have ended before anybody looks.
 *
 * @returns what has begun on the page that is open; waits until there is anything
 */
export async function watchAnimations(page: Page): Promise<() => Promise<BegunAnimation[]>> {
  await page.addInitScript(() => {
    window.begun = [];
    addEventListener('animationstart', ({ target, animationName }) => {
      const element = target as Element;
      const animation = element
        .getAnimations()
        .find((one) => one instanceof CSSAnimation && one.animationName === animationName);
      const { duration, iterations = 0 } = animation?.effect?.getComputedTiming() ?? {};
      window.begun.push({
        name: animationName,
        place: element.id,
        duration: Number(duration),
        iterations,
        easing: getComputedStyle(element).animationTimingFunction,
      });
    });
  });
  return async () => {
    await page.waitForFunction(() => window.begun.length > 0);
    return page.evaluate(() => window.begun);
  };
}
