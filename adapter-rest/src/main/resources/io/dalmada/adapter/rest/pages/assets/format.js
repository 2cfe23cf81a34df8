// Won and Korean time, as people write them.
import { current, t } from './language.js';

const locale = () => t('ko-KR', 'en-GB');

export const number = value => Number(value ?? 0).toLocaleString(locale());
export const won = value => t(`${number(value)}원`, `₩${number(value)}`);

/** An instant in Korea; a dash for none. */
export function time(instant, style = { dateStyle: 'medium', timeStyle: 'medium' }) {
  if (!instant) return '–';
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: 'Asia/Seoul', hourCycle: 'h23' }).format(new Date(instant));
}

/** yyyy-MM-dd of a moment in Korea. */
export const day = (moment = new Date()) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(moment);
export const daysBefore = (count, moment = new Date()) => day(new Date(moment.getTime() - count * 86400000));
export const isEnglish = () => current() === 'en';
