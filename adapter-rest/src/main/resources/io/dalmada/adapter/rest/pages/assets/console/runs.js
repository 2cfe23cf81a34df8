// Billing runs: how far each is, while it is.
import { call, get } from '../api.js';
import { el } from '../dom.js';
import { number, time } from '../format.js';
import { t } from '../language.js';
import { onceFor } from '../once.js';
import { badge, confirmed, none, onLeave, problem, need } from './parts.js';

const EVERY_MS = 1000;

export async function view(parts, query, isShown) {
  const list = el('div', { id: 'runs', 'aria-live': 'polite' });
  const told = el('div', {});
  async function refresh() {
    const runs = (await need(get('/v1/billing-runs?limit=20'))).items;
    list.replaceChildren(...(runs.length ? runs.map(card) : [none(t('아직 청구 실행이 없습니다.', 'No run yet.'))]));
  }
  await refresh();
  const timer = setInterval(() => { if (isShown()) refresh().catch(() => {}); }, EVERY_MS);
  onLeave(() => clearInterval(timer));
  return [el('h1', {}, t('청구 실행', 'Billing runs')), starter(told, refresh), told, list];
}

function starter(told, refresh) {
  const form = el('form', { method: 'post' }, el('button', { type: 'submit', id: 'start-run', class: 'primary' }, t('지금 청구 실행', 'Collect what is due now')));
  const once = onceFor(form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (!await confirmed(t('지금 청구할까요?', 'Collect now?'), t('기한이 된 모든 청구를 지금 결제합니다.', 'Everything that is due is charged now.'), t('실행', 'Collect'))) return;
    const answer = await call('POST', '/v1/billing-runs', {}, once.key());
    once.settle(answer);
    told.replaceChildren(answer.ok ? '' : problem(answer));
    await refresh();
  });
  return form;
}

const card = run => el('section', { class: 'panel run' },
  el('h2', {}, `${time(run.startedAt)} · ${run.gateway} `, badge(run.status)),
  el('div', { class: 'progress' },
    el('progress', { max: '100', value: String(run.percent), 'aria-label': t('진행률', 'Progress') }), el('strong', {}, `${run.percent}%`)),
  el('ul', { class: 'tiles small' }, [
    [t('대상', 'Due'), run.due], [t('결제됨', 'Charged'), run.charged], [t('거절', 'Declined'), run.declined],
    [t('결과 불명', 'Unknown'), run.unknown], [t('미전송', 'Not sent'), run.notSent], [t('결제 불가', 'Impossible'), run.impossible], [t('상태 변경', 'Turned'), run.turned],
  ].map(([name, value]) => el('li', {}, el('span', {}, name), el('strong', {}, number(value))))),
  el('p', { class: 'id' }, `${run.trigger === 'schedule' ? t('정해진 시각', 'by schedule') : t(`요청: ${run.trigger}`, `asked for by ${run.trigger}`)} · ${t('노드', 'node')} ${run.node}`, run.finishedAt ? ` · ${t('완료', 'finished')} ${time(run.finishedAt)}` : ''));
