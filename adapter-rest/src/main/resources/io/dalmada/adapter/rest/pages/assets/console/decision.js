// A person's decision about an attempt or refund. It is made in the name of the API key; the server asks the gateway first.
import { call } from '../api.js';
import { allWell, el } from '../dom.js';
import { t } from '../language.js';
import { onceFor } from '../once.js';
import { confirmed, notice, problem, reload } from './parts.js';
import { word } from './words.js';

const OUTCOMES = { attempt: ['CHARGED', 'DECLINED', 'NOT_CHARGED'], refund: ['REFUNDED', 'NOT_REFUNDED'] };

export function decisionForm(payment, subject) {
  const id = name => `${name}-${subject.number}`;
  const field = (input, label) => el('div', { class: 'field' }, el('label', { for: input.id }, label), input);
  const outcome = el('select', { id: id('outcome'), 'data-field': 'outcome' }, el('option', { value: '' }, t('선택', 'choose')),
    OUTCOMES[subject.kind].map(one => el('option', { value: one }, word(one))));
  const transaction = el('input', { id: id('transaction'), 'data-field': 'transaction', maxlength: '200', autocomplete: 'off' });
  const reason = el('input', { id: id('reason'), 'data-field': 'reason', maxlength: '100', autocomplete: 'off' });
  const seen = el('textarea', { id: id('evidence'), 'data-field': 'evidence', maxlength: '1000', rows: '2' });
  const told = el('div', {});
  const form = el('form', { class: 'decision', method: 'post', novalidate: true },
    el('div', { class: 'pair' }, field(outcome, t('결정', 'Decision')), field(transaction, t('거래번호 (결제됨일 때 필수)', "Gateway's number (needed for charged)"))),
    field(reason, t('사유 (필수)', 'Reason (required)')),
    field(seen, t('확인한 내용 (필수, 카드번호 금지)', 'What you looked at (required, no card numbers)')),
    el('p', { class: 'lead' }, t('결정은 로그인한 API 키의 이름으로 영구히 남습니다.', 'The decision is kept for good, in the name of the API key you signed in with.')),
    el('button', { type: 'submit', class: 'primary' }, t('결정하기', 'Decide')), told);
  const once = onceFor(form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const well = allWell([
      [outcome, outcome.value ? null : t('결정을 선택해 주세요.', 'Choose what it is.')],
      [transaction, outcome.value === 'CHARGED' && !transaction.value.trim() ? t('거래번호가 필요합니다.', "The gateway's number is needed.") : null],
      [reason, reason.value.trim() ? null : t('사유를 입력해 주세요.', 'Please give a reason.')],
      [seen, seen.value.trim() ? null : t('확인한 내용을 입력해 주세요.', 'Say what you looked at.')],
    ]);
    if (!well || !await confirmed(t('결정할까요?', 'Decide?'), `${subject.number}: ${word(outcome.value)}`, t('결정', 'Decide'))) return;
    const answer = await call('POST', `/v1/payments/${encodeURIComponent(payment.id)}/resolution`, {
      ...(subject.kind === 'refund' ? { refundNumber: subject.number } : { orderNumber: subject.number }),
      outcome: outcome.value, ...(transaction.value.trim() && { transactionId: transaction.value.trim() }),
      reason: reason.value.trim(), evidence: seen.value.trim(),
    }, once.key());
    once.settle(answer);
    told.replaceChildren(answer.ok ? '' : problem(answer));
    if (answer.ok) { notice(t('결정했습니다.', 'Decided.')); reload(); }
  });
  return form;
}
