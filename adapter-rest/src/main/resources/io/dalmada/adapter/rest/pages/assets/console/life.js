// A life line: everything that happened, newest first, each with its time in Korea and its reason in words.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { badge, need, none, to } from './parts.js';
import { eventWords, toneOf, word } from './words.js';

const MOST = 10;

/** All events of one thing; after a thousand the rest is left to the API. */
export async function historyOf(id) {
  const events = [];
  let cursor = '';
  for (let page = 0; page < MOST; page++) {
    const read = await need(get(`/v1/events?aggregate=${encodeURIComponent(id)}&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`));
    events.push(...read.items);
    if (read.items.length < 100) break;
    cursor = read.nextCursor;
  }
  return events;
}

/** @param payments those whose attempts belong to the events, if any */
export function life(events, payments = []) {
  const moments = [
    ...events.map(event => ({ at: event.timestamp, text: eventWords(event), tone: toneOf(last(event)), more: detail(event) })),
    ...payments.flatMap(ofPayment),
  ].sort((a, b) => b.at.localeCompare(a.at));
  if (moments.length === 0) return none();
  return el('ol', { class: 'life' }, moments.map(moment => el('li', { class: moment.tone },
    el('time', { datetime: moment.at }, time(moment.at)), el('div', {}, el('strong', {}, moment.text), moment.more))));
}

const last = event => event.type.slice(event.type.lastIndexOf('.') + 1).toUpperCase();

function detail({ data }) {
  const words = [
    data.amount ? won(data.amount) : '', data.periodFrom ? `${data.periodFrom} ~ ${data.periodUntil}` : '',
    data.orderNumber ?? data.refundNumber ?? data.subject ?? '', data.transactionId ?? '',
    word(data.cause), data.detail ?? '', data.actor ? `${t('담당', 'by')} ${data.actor}` : '',
  ].filter(Boolean).join(' · ');
  return el('p', {}, words, data.paymentId ? [' ', to(`#/payments/${data.paymentId}`, t('결제 보기', 'payment'))] : '');
}

const ofPayment = payment => payment.attempts.map(attempt => ({
  at: attempt.sentAt ?? attempt.createdAt,
  text: `${t('결제 시도', 'Attempt')} ${attempt.number}: ${word(attempt.status)}`,
  tone: toneOf(attempt.status),
  more: el('p', {}, `${won(payment.amount)} · ${attempt.orderNumber} `,
    attempt.decline ? `· ${word(attempt.decline.reason)} ` : '', attempt.doubt ? `· ${word(attempt.doubt)} ` : '',
    to(`#/payments/${payment.id}`, t('결제 보기', 'payment')), ' ', badge(payment.status)),
}));
