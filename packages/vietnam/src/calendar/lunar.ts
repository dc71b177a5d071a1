/** Vietnam keeps the calendar of UTC+7: new moons and solstices are dated there. */
const zone = 7 / 24;
/** Mean length of a synodic month in days, and the Julian ephemeris day of the new moon of 6 January 2000 (Meeus, Astronomical Algorithms, 2nd ed., ch. 49). */
const month = 29.530588861;
const epoch = 2451550.09766;
const rad = Math.PI / 180;

/** Julian day number (of noon) of a day of the Gregorian calendar, yyyy-MM-dd. */
export function julianDay(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 2440588;
}

/** Day of the Gregorian calendar, yyyy-MM-dd, of a Julian day number. */
export function dateOf(day: number): string {
  return new Date((day - 2440588) * 86_400_000).toISOString().slice(0, 10);
}

/** Julian day number of the k-th new moon since January 2000, by Vietnam's clock; the periodic terms down to 0.0003 days. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const sun = rad * (2.5534 + 29.1053567 * k);
  const moon = rad * (201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const latitude = rad * (160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const e = 1 - 0.002516 * t;
  const periodic =
    -0.4072 * Math.sin(moon) +
    0.17241 * e * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * latitude) +
    0.00739 * e * Math.sin(moon - sun) -
    0.00514 * e * Math.sin(moon + sun) +
    0.00208 * e * e * Math.sin(2 * sun) -
    0.00111 * Math.sin(moon - 2 * latitude) -
    0.00057 * Math.sin(moon + 2 * latitude) +
    0.00056 * e * Math.sin(2 * moon + sun) -
    0.00042 * Math.sin(3 * moon) +
    0.00042 * e * Math.sin(sun + 2 * latitude) +
    0.00038 * e * Math.sin(sun - 2 * latitude) -
    0.00024 * e * Math.sin(2 * moon - sun);
  const ephemeris = epoch + month * k + 0.00015437 * t * t + periodic;
  return Math.floor(ephemeris - deltaT + 0.5 + zone);
}

/** Ephemeris time less universal time in days; 69 to 75 seconds from 2000 to 2050. */
const deltaT = 70 / 86_400;

/** The twelfth part (0 to 11) of the zodiac in which the sun is when a day begins in Vietnam; 9 begins with the winter solstice. */
function sunSign(day: number): number {
  const t = (day - 0.5 - zone - 2451545) / 36525;
  const anomaly = rad * (357.52911 + 35999.05029 * t);
  const mean = 280.46646 + 36000.76983 * t;
  const centre = (1.914602 - 0.004817 * t) * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly) + 0.000289 * Math.sin(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin(rad * (125.04 - 1934.136 * t));
  return Math.floor((((apparent % 360) + 360) % 360) / 30);
}

/** The new moon on or before a day. */
function newMoonBefore(day: number): number {
  let k = Math.floor((day - epoch) / month) + 1;
  while (newMoon(k) > day) k -= 1;
  return k;
}

/** The new moon that begins the month of the winter solstice of a year, which is always the eleventh. */
function eleventhMonth(year: number): number {
  const k = newMoonBefore(julianDay(`${year}-12-31`));
  return sunSign(newMoon(k)) >= 9 ? k - 1 : k;
}

/** The Gregorian day, yyyy-MM-dd, of a day of the lunar calendar; never the leap month of that number. `year` is the Gregorian year of its first day. */
export function lunarDate(year: number, lunarMonth: number, lunarDay: number): string {
  const start = eleventhMonth(year - 1);
  const leap = leapOffset(start, eleventhMonth(year));
  const offset = lunarMonth + 1;
  return dateOf(newMoon(start + offset + (leap !== null && offset >= leap ? 1 : 0)) + lunarDay - 1);
}

/** How many months after the eleventh the leap month begins, or null in a year of twelve: it is the first month without a new sign of the sun. */
function leapOffset(start: number, end: number): number | null {
  if (end - start === 12) return null;
  for (let offset = 1; offset < 13; offset++) if (sunSign(newMoon(start + offset)) === sunSign(newMoon(start + offset + 1))) return offset;
  return null;
}
