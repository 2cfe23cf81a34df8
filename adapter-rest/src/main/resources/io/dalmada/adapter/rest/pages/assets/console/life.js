// A life line from the API's timeline: what comes next, then what happened, newest first, in the reader's language.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, need, none, to } from './parts.js';
import { note } from './sentences.js';
import { isKnown, toneOf, word } from './words.js';

/** Steps on the way, which explain nothing when all went well. */
const STEPS = ['ATTEMPT_CREATED', 'ATTEMPT_SENDING', 'REFUND_CREATED', 'REFUND_SENDING', 'CHARGE_PERIOD_PAYMENT', 'BILL_ATTEMPTED', 'WEBHOOK_DELIVERED'];

/** Told by the bill already, where there is one. */
const OF_BILLS = ['ATTEMPT_SUCCEEDED', 'ATTEMPT_DECLINED'];

export const timelineOf = (kind, id) => need(get(`/v1/${kind}/${encodeURIComponent(id)}/timeline`));

/** @param shown { entries, next } of a timeline; @param home the payment on whose page it stands, which needs no link */
export function life({ entries, next = [], complete = true }, home) {
  if (entries.length + next.length === 0) return none();
  const billed = new Set(entries.filter(entry => entry.code.startsWith('BILL_')).map(entry => entry.paymentId));
  const isStep = entry => STEPS.includes(entry.code) || (OF_BILLS.includes(entry.code) && billed.has(entry.paymentId));
  const line = el('ol', { class: 'life', 'data-steps': 'hidden' },
    next.map(entry => moment([entry], home, 'next')),
    alike(entries).reverse().map(same => moment(same, home, `${toneOf(state(same[0]))}${isStep(same[0]) ? ' step' : ''}`)));
  const steps = entries.some(isStep) ? stepsSwitch(line) : '';
  return el('div', {}, steps, line,
    complete ? '' : el('p', { class: 'lead' }, t('오래된 이력은 생략했습니다. GET /v1/events에 모두 있습니다.', 'Older entries are left out; GET /v1/events has all of them.')));
}

/** Entries that say the same one after another, such as an hourly inquiry without an answer, as one. */
function alike(entries) {
  const groups = [];
  for (const entry of entries) {
    const last = groups.at(-1)?.at(-1);
    const isSame = last && !entry.actor && ['code', 'text', 'about', 'detail'].every(field => last[field] === entry[field]);
    isSame ? groups.at(-1).push(entry) : groups.push([entry]);
  }
  return groups;
}

/** ATTEMPT_DECLINED as DECLINED. */
const state = entry => entry.code.slice(entry.code.indexOf('_') + 1);

function stepsSwitch(line) {
  const all = el('input', { type: 'checkbox' });
  all.addEventListener('change', () => { line.dataset.steps = all.checked ? 'shown' : 'hidden'; });
  return el('label', { class: 'steps-switch' }, all, ' ', t('중간 단계도 보기', 'show the steps on the way too'));
}

/** @param same one entry, or several that say the same, oldest first */
function moment(same, home, tone) {
  const entry = same.at(-1);
  const [first, ...rest] = entry.text.split(/(?<=\.) /);
  return el('li', { class: tone, 'data-code': entry.code },
    el('time', { datetime: entry.at }, time(entry.at)),
    el('div', {}, tone === 'next' ? [el('span', { class: 'badge open' }, t('다음', 'next')), ' '] : [],
      el('strong', {}, first), ' ', entry.cause && isKnown(entry.cause) ? [badge(entry.cause), ' '] : [], rest.join(' '),
      more(entry, home, same)));
}

function more(entry, home, same) {
  const parts = [
    same.length > 1 ? t(`같은 결과 ${same.length}회, 처음 ${time(same[0].at)}`, `${same.length} times alike, first ${time(same[0].at)}`) : null,
    entry.amount ? won(entry.amount) : null,
    ...(entry.actor ? [`${t('담당', 'by')} ${entry.actor}`, entry.detail] : details(entry)),
    entry.paymentId && entry.paymentId !== home ? to(`#/payments/${entry.paymentId}`, t('결제 보기', 'payment')) : null,
  ].filter(Boolean);
  return parts.length ? el('p', {}, parts.flatMap((part, place) => (place ? [' · ', part] : [part]))) : null;
}

/** What was written down beside it, where the sentences above do not say it. */
function details({ code, detail, cause, about }) {
  if (!detail) return code.startsWith('BILL_') ? [nth(about)] : [];
  if (code.startsWith('WEBHOOK_')) return told(detail);
  if (code.startsWith('CHARGE_')) return [`${t('거래번호', 'transaction')} ${detail}`];
  if (code === 'ARRANGED_BILLING_KEY_REPLACED') return [`${t('빌링키', 'billing key')} ${detail}`];
  const bill = /^bill (\d+) /.exec(detail);
  if (bill) return [nth(bill[1])];
  return cause ? [] : [note(detail)];
}

/** Bills are counted from zero, people count from one. */
const nth = bill => t(`${Number(bill) + 1}회차 청구`, `bill no. ${Number(bill) + 1}`);

/** "payment.attempt.declined: 503" */
function told(detail) {
  const [type, answer] = detail.split(': ');
  return [el('code', {}, type), answer ? `${t('수신처 응답', 'answered')} ${/^\d+$/.test(answer) ? answer : word(answer)}` : null];
}
