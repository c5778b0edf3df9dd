import { OwnDataError, quoted } from './own-data-error';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const stamp = /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})? ([+-])(\d{2})(\d{2})\]/;

/** Whether a line is of an access log: it has an instant in square brackets. */
export const isLogLine = (line: string): boolean => stamp.test(line);

/**
 * The instant of a line of an access log, in the common or combined format, ms since 1970:
 * `127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326`.
 *
 * Source: Apache HTTP Server 2.4, mod_log_config, `%t`; nginx, `$time_local`. A fraction of a second is taken where there is one.
 */
export function instantOfLogLine(line: string): number {
  const match = stamp.exec(line);
  if (match === null) throw new OwnDataError(`must have a time like [10/Oct/2000:13:55:36 -0700], got ${quoted(line)}`);
  const [whole, day, month, year, hour, minute, second, fraction = '', sign, zoneHours, zoneMinutes] = match;
  const at = Date.UTC(+year, months.indexOf(month), +day, +hour, +minute, +second);
  const isReal =
    months.includes(month) && new Date(Date.UTC(+year, months.indexOf(month), +day)).getUTCDate() === +day && +hour < 24;
  // 60 is a leap second
  if (!isReal || +minute > 59 || +second > 60) throw new OwnDataError(`must have a time that there is, got ${quoted(whole)}`);
  const zoneMs = (+zoneHours * 60 + +zoneMinutes) * 60_000;
  return at + Number(`0${fraction}`) * 1000 + (sign === '-' ? zoneMs : -zoneMs);
}

const number = /^[+-]?\d{1,20}(\.\d+)?$/;
const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The instant that a line begins with: ISO 8601 (without a zone: UTC), or a number. Numbers the size of today's date in seconds,
 * milliseconds, microseconds or nanoseconds since 1970 are that; smaller ones are milliseconds. What follows a comma, semicolon
 * or tab is another column.
 */
export function instantOfLine(line: string): number {
  const field = line
    .split(/[,;\t]/, 1)[0]!
    .trim()
    .replaceAll('"', '');
  if (number.test(field)) return inMs(Number(field));
  if (!iso.test(field)) throw new OwnDataError(`must be a number or a time like 2024-05-01T12:00:00Z, got ${quoted(field)}`);
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(field.slice(10));
  const at = Date.parse(`${field.replace(' ', 'T').replace(',', '.')}${hasZone ? '' : 'Z'}`);
  if (Number.isNaN(at)) throw new OwnDataError(`must be a time that there is, got ${quoted(field)}`);
  return at;
}

function inMs(value: number): number {
  if (value < 0) throw new OwnDataError(`must be >= 0, got ${value}`);
  if (value >= 1e17) return value / 1e6;
  if (value >= 1e14) return value / 1e3;
  if (value >= 1e11) return value;
  return value >= 1e8 ? value * 1000 : value;
}
