// A day in Korea, ours beside the gateway's.
import { call, get } from '../api.js';
import { el } from '../dom.js';
import { daysBefore, number, time, won } from '../format.js';
import { t } from '../language.js';
import { badge, none, panel, problem, table, to } from './parts.js';
import { note } from './sentences.js';

export async function view([chosen]) {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(chosen ?? '') ? chosen : daysBefore(1);
  const input = el('input', { id: 'date', type: 'date', value: date });
  input.addEventListener('change', () => { if (input.value) location.hash = `#/reconciliation/${input.value}`; });
  const results = el('div', { id: 'results', 'aria-live': 'polite' });
  const draw = answer => results.replaceChildren(...(answer.ok ? answer.body.items.map(result)
    : [answer.status === 404 ? none(t('이 날은 아직 대사하지 않았습니다.', 'This day has not been reconciled yet.')) : problem(answer)]));
  const now = el('button', { type: 'button', id: 'reconcile', class: 'primary' }, t('지금 대사하기', 'Reconcile now'));
  now.addEventListener('click', async () => {
    now.disabled = true;
    draw(await call('POST', `/v1/reconciliations/${date}`));
    now.disabled = false;
  });
  draw(await get(`/v1/reconciliations/${date}`));
  return [
    el('h1', {}, t('대사', 'Reconciliation')),
    el('div', { class: 'search' }, el('div', {}, el('label', { for: 'date' }, t('날짜', 'Day')), input), now),
    results,
  ];
}

const result = one => (one.complete ? compared(one) : panel(`${one.gateway} · ${one.date}`,
  el('p', { class: 'problem' }, t(`${time(one.lookedAt)}: 결제대행사의 목록을 끝까지 읽지 못해 비교하지 않았습니다. 다시 대사해 주세요.`, `${time(one.lookedAt)}: the gateway's list could not be read to its end, so nothing was compared. Reconcile again.`))));

const compared = one => panel(`${one.gateway} · ${one.date}`,
  el('p', {}, t(`일치 ${percent(one.matchedShare)}, ${time(one.lookedAt)} 확인`, `${percent(one.matchedShare)} match, looked at ${time(one.lookedAt)}`)),
  table(t('구분별 합계', 'Sums by finding'), [
    [t('구분', 'Finding'), row => badge(row.finding)],
    [t('건수', 'Count'), row => number(row.count), 'figure'],
    [t('금액', 'Amount'), row => won(row.amount), 'figure'],
  ], one.totals.filter(row => row.count > 0), t('이 날의 결제가 없습니다.', 'Nothing was charged on this day.')),
  one.entries.length ? table(t('차이', 'Differences'), [
    [t('구분', 'Finding'), row => badge(row.finding)],
    [t('주문번호', 'Order'), row => (row.paymentId ? to(`#/payments/${row.paymentId}`, row.orderNumber) : row.orderNumber)],
    [t('우리', 'Ours'), row => (row.ourAmount === null ? '–' : won(row.ourAmount)), 'figure'],
    [t('결제대행사', 'Theirs'), row => (row.theirAmount === null ? '–' : won(row.theirAmount)), 'figure'],
    [t('설명', 'In words'), row => note(row.sentence)],
  ], one.entries) : el('p', {}, t('차이가 없습니다.', 'No differences.')));

const percent = share => `${Math.round(share * 1000) / 10}%`;
