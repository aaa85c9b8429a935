/** Ways on for those who come back, and for those who got lost. Each looks whether its place is on the page. */
import './go-on.ts';
import './lost-address.ts';
