// What can be seen to be wrong before anything is sent; the server checks again.
import { t } from './language.js';

export const digits = text => text.replace(/[\s-]/g, '');

export function luhn(number) {
  let sum = 0;
  [...number].reverse().forEach((digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

export function numberFault(text) {
  const number = digits(text);
  if (!/^\d{15,16}$/.test(number)) return t('카드번호는 숫자 15~16자리입니다.', 'A card number has 15 or 16 digits.');
  return luhn(number) ? null : t('카드번호를 잘못 입력했습니다. 다시 확인해 주세요.', 'This is no card number; check the digits.');
}

/** A card is good until the end of its last month, in Korea. */
export function expiryFault(year, month, today) {
  if (!year || !month) return t('유효기간의 월과 연도를 선택해 주세요.', 'Choose month and year.');
  return `${year}-${month}` < today.slice(0, 7) ? t('유효기간이 지난 카드입니다.', 'The card has expired.') : null;
}

export const passwordFault = text =>
  /^\d{2}$/.test(text) ? null : t('비밀번호 앞 2자리를 숫자로 입력해 주세요.', 'Two digits, please.');

export function birthFault(text) {
  const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(text.trim());
  const isDate = parts && [1900, 2000].some(century => isDay(century + Number(parts[1]), Number(parts[2]), Number(parts[3])));
  return isDate ? null : t('생년월일 6자리를 확인해 주세요. 예: 900101', 'Six digits, year month day, such as 900101.');
}

function isDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** 사업자등록번호: nine digits weighed, the tenth checks them. */
export function businessFault(text) {
  const number = digits(text);
  const isRight = /^\d{10}$/.test(number) && checkDigit(number) === Number(number[9]);
  return isRight ? null : t('사업자등록번호 10자리를 확인해 주세요.', 'This is no business number; check its ten digits.');
}

function checkDigit(number) {
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = weights.reduce((all, weight, place) => all + weight * Number(number[place]), 0);
  return (10 - ((sum + Math.floor((Number(number[8]) * 5) / 10)) % 10)) % 10;
}
