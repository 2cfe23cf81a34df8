// What has no clear outcome: what a person must decide, and what the gateway is still asked about.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { decisionForm } from './decision.js';
import { life, timelineOf } from './life.js';
import { badge, facts, need, none, panel, to } from './parts.js';
import { word } from './words.js';

export async function view() {
  const [manual, unknown] = await Promise.all([
    need(get('/v1/payments?attention=MANUAL&limit=50')), need(get('/v1/payments?attention=UNKNOWN&limit=50'))]);
  return [
    el('h1', {}, t('확인 필요', 'To be settled')),
    el('h2', {}, t(`사람의 결정이 필요함 (${manual.items.length})`, `For a person (${manual.items.length})`)),
    ...(manual.items.length ? await Promise.all(manual.items.map(forPerson)) : [none(t('기다리는 결정이 없습니다.', 'Nothing waits for a decision.'))]),
    el('h2', {}, t(`결제대행사에 확인 중 (${unknown.items.length})`, `Asked about at the gateway (${unknown.items.length})`)),
    ...(unknown.items.length ? await Promise.all(unknown.items.map(asked)) : [none(t('확인 중인 결제가 없습니다.', 'Nothing is being asked about.'))]),
  ];
}

const subjects = (payment, status) => [
  ...payment.attempts.filter(one => one.status === status).map(one => ({ ...one, kind: 'attempt', number: one.orderNumber, amount: payment.amount })),
  ...payment.refunds.filter(one => one.status === status).map(one => ({ ...one, kind: 'refund', number: one.id })),
];

const forPerson = async payment => panel(null, heading(payment), ...subjects(payment, 'MANUAL').flatMap(subject => [about(subject), decisionForm(payment, subject)]), await evidence(payment));
const asked = async payment => panel(null, heading(payment), ...subjects(payment, 'UNKNOWN').map(about), await evidence(payment));

const heading = payment => el('h3', {}, to(`#/payments/${payment.id}`, `${won(payment.amount)} · ${payment.customerId}`), ' ', badge(payment.status));

const about = subject => facts([
  [subject.kind === 'refund' ? t('환불', 'Refund') : t('시도', 'Attempt'), el('span', { class: 'id' }, subject.number)],
  [t('상태', 'State'), badge(subject.status)],
  [t('금액', 'Amount'), won(subject.amount)],
  [t('보낸 시각', 'Sent'), subject.sentAt && time(subject.sentAt)],
  [t('불명 사유', 'Doubt'), word(subject.doubt)],
  [t('결제대행사 코드', "Gateway's code"), subject.gatewayCode],
  [t('다음 조회', 'Asked next'), subject.nextInquiryAt && time(subject.nextInquiryAt)],
]);

async function evidence(payment) {
  const found = (await timelineOf('payments', payment.id)).entries.filter(entry => entry.code.startsWith('EVIDENCE_'));
  return el('details', { class: 'evidence' },
    el('summary', {}, t(`지금까지의 증거 ${found.length}건`, `Evidence so far: ${found.length}`)), life({ entries: found }, payment.id));
}
