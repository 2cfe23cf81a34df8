// The movable clock of profile local: what falls due on the way happens.
import { call, get } from '../api.js';
import { complain, el } from '../dom.js';
import { number, time } from '../format.js';
import { t } from '../language.js';
import { need, none, problem, table, to } from './parts.js';
import { eventWords } from './words.js';

const DAY = 86400000;

export async function view() {
  let { now } = await need(get('/v1/test-clock'));
  const shown = el('p', { class: 'clock', id: 'now' }, time(now));
  const diary = el('div', { id: 'diary', 'aria-live': 'polite' });
  const days = el('input', { id: 'days', inputmode: 'numeric', value: '1', autocomplete: 'off' });
  const button = el('button', { type: 'submit', class: 'primary' }, t('시계 옮기기', 'Move on'));
  async function move(event) {
    event.preventDefault();
    const count = Number(days.value);
    const well = Number.isInteger(count) && count >= 1 && count <= 3660;
    complain(days, well ? null : t('1 이상의 일수를 입력해 주세요.', 'At least one day, please.'));
    if (!well) return;
    button.disabled = true;
    const answer = await call('PUT', '/v1/test-clock', { now: new Date(Date.parse(now) + count * DAY).toISOString() });
    button.disabled = false;
    if (answer.ok) { now = answer.body.now; shown.textContent = time(now); }
    diary.replaceChildren(answer.ok ? happened(answer.body) : problem(answer));
  }
  return [
    el('h1', {}, t('시계', 'Clock')),
    el('p', { class: 'lead' }, t('시험용 시계입니다. 앞으로 옮기면 그 사이의 청구가 모두 일어납니다. 뒤로 갈 수는 없습니다.', 'For tests. Moved on, everything due on the way happens; it never goes back.')),
    shown,
    el('form', { class: 'search', onsubmit: move }, el('div', {}, el('label', { for: 'days' }, t('옮길 일수', 'Days to move')), days), button),
    diary,
  ];
}

const happened = moved => el('div', {},
  el('h2', {}, t(`일어난 일 ${number(moved.happened)}건, 그중 구독의 일 ${number(moved.diary.length)}건`, `${number(moved.happened)} things happened, ${number(moved.diary.length)} of them to subscriptions`)),
  moved.diary.length ? table(t('구독에 일어난 일', 'What happened to subscriptions'), [
    [t('시각', 'Time'), line => time(line.at)],
    [t('일', 'What'), line => eventWords(line)],
    [t('구독', 'Subscription'), line => to(`#/subscriptions/${line.subscriptionId}`, `…${line.subscriptionId.slice(-8)}`)],
  ], moved.diary.slice(0, 200)) : none());
