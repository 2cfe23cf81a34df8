// Receivers of webhooks, how they fare, and sending something again.
import { call, get } from '../api.js';
import { el } from '../dom.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { badge, need, none, notice, pages, panel, problem, reload, table } from './parts.js';
import { eventWords, word } from './words.js';

export async function view() {
  const endpoints = (await need(get('/v1/webhook-endpoints?limit=50'))).items.filter(one => one.status !== 'DELETED')
    .sort((a, b) => Boolean(b.failingSince) - Boolean(a.failingSince));
  return [
    el('h1', {}, t('웹훅', 'Webhooks')),
    ...(endpoints.length ? await Promise.all(endpoints.map(endpoint)) : [none(t('등록된 수신처가 없습니다. POST /v1/webhook-endpoints로 만듭니다.', 'No endpoint yet: POST /v1/webhook-endpoints makes one.'))]),
  ];
}

const path = one => `/v1/webhook-endpoints/${one.id}`;

const endpoint = async one => panel(null,
  el('h2', {}, one.url, ' ', badge(one.status)),
  one.failingSince ? el('p', { class: 'problem' }, t(`${time(one.failingSince)}부터 받지 않고 있습니다.`, `Nothing has been accepted since ${time(one.failingSince)}.`)) : null,
  el('p', { class: 'lead' }, [one.description, one.types.join(', ') || t('모든 이벤트', 'all events')].filter(Boolean).join(' · ')),
  el('p', {}, el('button', { type: 'button', onclick: event => act(event, `${path(one)}/ping`, t('시험 이벤트를 보냅니다.', 'A test event is sent.')) }, t('시험 이벤트 보내기', 'Send a test event'))),
  await pages(cursor => get(`${path(one)}/deliveries?limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`), items => deliveries(one, items)));

const deliveries = (one, items) => table(t('전송 내역', 'Deliveries'), [
  [t('이벤트', 'Event'), row => [eventWords({ type: row.eventType }), ' ', el('code', {}, row.eventType)]],
  [t('상태', 'State'), row => badge(row.status)],
  [t('시도', 'Tries'), row => String(row.tries), 'figure'],
  [t('마지막 응답', 'Last answer'), row => answer(row)],
  [t('마지막 시도', 'Last try'), row => time(row.lastTriedAt)],
  [t('다음 시도', 'Next try'), row => time(row.nextTryAt)],
  [t('재전송', 'Again'), row => el('button', {
    type: 'button', class: 'quiet redeliver', 'aria-label': `${t('재전송', 'Send again')} ${row.eventType}`,
    onclick: event => act(event, `${path(one)}/deliveries/${row.id}/redeliver`, t('다시 보냅니다.', 'It is sent again.')),
  }, t('재전송', 'Send again'))],
], items, t('전송 내역이 없습니다.', 'No deliveries.'));

function answer({ lastStatus, lastFailure }) {
  if (lastStatus === null && lastFailure === null) return '–';
  const isWell = lastStatus >= 200 && lastStatus < 300;
  return el('span', { class: `badge ${isWell ? 'good' : 'bad'}` }, lastStatus === null ? word(lastFailure) : String(lastStatus));
}

async function act(event, target, done) {
  const button = event.currentTarget;
  button.disabled = true;
  const answer = await call('POST', target);
  button.disabled = false;
  if (!answer.ok) { button.after(problem(answer)); return; }
  notice(done);
  reload();
}
