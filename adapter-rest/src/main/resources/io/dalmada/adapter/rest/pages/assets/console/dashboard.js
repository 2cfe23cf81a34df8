// How things stand: today, what is open now, thirty days.
import { get } from '../api.js';
import { el } from '../dom.js';
import { day, daysBefore, number, time, won } from '../format.js';
import { t } from '../language.js';
import { bars, columns } from './chart.js';
import { need, none, panel, to } from './parts.js';
import { sentence } from './sentences.js';
import { word } from './words.js';

const SPAN = 29;
const MANY = 100;

export async function view() {
  const clock = await get('/v1/test-clock');
  const now = clock.ok ? new Date(clock.body.now) : new Date();
  const [figures, unknown, manual, holds] = await Promise.all([
    need(get(`/v1/statistics?from=${daysBefore(SPAN, now)}&until=${day(now)}`)),
    need(get(`/v1/payments?attention=UNKNOWN&limit=${MANY}`)),
    need(get(`/v1/payments?attention=MANUAL&limit=${MANY}`)),
    need(get('/v1/billing-holds')),
  ]);
  return [
    el('h1', {}, t('현황', 'Overview')),
    el('p', { class: 'lead' }, t(`${time(now, { dateStyle: 'full' })} 기준 (한국 시각)`, `${time(now, { dateStyle: 'full' })}, in Korea`)),
    ...holds.items.map(held),
    tiles(today(figures.days, day(now)), unknown, manual),
    el('div', { class: 'two' }, revenue(figures), declines(figures.sum)),
    panel(t('최근 30일 합계', 'Sums of 30 days'), sums(figures.sum)),
  ];
}

const held = hold => el('p', { class: 'problem' },
  t(`${hold.gateway}의 청구가 멈춰 있습니다: `, `Billing at ${hold.gateway} is stopped: `), own(hold.reason), ' (', own(hold.actor), `, ${time(hold.since)})`);

/** The application's own note, or what a person wrote. */
const own = written => sentence(written) ?? written;

const today = (days, date) =>
  days.find(row => row.day === date) ?? { due: 0, charged: 0, declined: 0, recovered: 0, revenue: 0, refunded: 0 };

const count = page => `${number(page.items.length)}${page.nextCursor ? '+' : ''}`;

const tiles = (row, unknown, manual) => el('ul', { class: 'tiles' }, [
  [t('오늘 청구 대상', 'Due today'), number(row.due)],
  [t('오늘 결제됨', 'Charged today'), number(row.charged), row.charged ? 'good' : ''],
  [t('오늘 거절', 'Declined today'), number(row.declined), row.declined ? 'bad' : ''],
  [t('지금 결과 불명', 'Unknown now'), to('#/queue', count(unknown)), unknown.items.length ? 'open' : ''],
  [t('지금 사람 확인 필요', 'For a person now'), to('#/queue', count(manual)), manual.items.length ? 'open' : ''],
  [t('오늘 매출', 'Revenue today'), won(row.revenue)],
].map(([name, value, tone]) => el('li', { class: tone }, el('span', {}, name), el('strong', {}, value))));

const revenue = figures => panel(t('일별 매출', 'Revenue per day'),
  columns(t('일별 매출', 'Revenue per day'), figures.days.map(row => [row.day.slice(5), row.revenue, `${row.day.slice(5)} ${won(row.revenue)}`])));

function declines(sum) {
  const rows = Object.entries(sum.declinedBy).sort(([, a], [, b]) => b - a).map(([reason, many]) => [word(reason), many, number(many)]);
  return panel(t('거절 사유 (30일)', 'Declines by reason (30 days)'), rows.length ? bars(rows) : none(t('거절이 없습니다.', 'No declines.')));
}

const sums = sum => el('ul', { class: 'tiles small' }, [
  [t('청구 대상', 'Due'), number(sum.due)], [t('결제됨', 'Charged'), number(sum.charged)], [t('거절', 'Declined'), number(sum.declined)],
  [t('재시도로 회수', 'Recovered by dunning'), number(sum.recovered)], [t('매출', 'Revenue'), won(sum.revenue)], [t('환불', 'Refunded'), won(sum.refunded)],
].map(([name, value]) => el('li', {}, el('span', {}, name), el('strong', {}, value))));
