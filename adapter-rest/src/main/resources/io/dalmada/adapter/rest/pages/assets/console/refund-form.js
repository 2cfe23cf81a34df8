// Giving back, after a question; the scope is that of the key.
import { call } from '../api.js';
import { allWell, el } from '../dom.js';
import { won } from '../format.js';
import { t } from '../language.js';
import { onceFor } from '../once.js';
import { confirmed, notice, problem, reload } from './parts.js';

export function refundForm(payment, left) {
  const amount = el('input', { id: 'refund-amount', inputmode: 'numeric', autocomplete: 'off', value: String(left) });
  const reason = el('input', { id: 'refund-reason', maxlength: '100', autocomplete: 'off' });
  const told = el('div', {});
  const button = el('button', { type: 'submit', class: 'danger' }, t('환불하기', 'Refund'));
  const form = el('form', { id: 'refund', method: 'post', novalidate: true },
    el('div', { class: 'field' }, el('label', { for: 'refund-amount' }, t(`금액 (원, 최대 ${won(left)})`, `Amount in won, up to ${won(left)}`)), amount),
    el('div', { class: 'field' }, el('label', { for: 'refund-reason' }, t('사유', 'Reason')), reason),
    button, told);
  const once = onceFor(form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const wanted = Number(amount.value.replaceAll(',', ''));
    const well = allWell([
      [amount, Number.isInteger(wanted) && wanted >= 1 && wanted <= left ? null : t('1원 이상, 남은 금액 이하로 입력해 주세요.', 'Between one won and what is left, please.')],
      [reason, reason.value.trim() ? null : t('사유를 입력해 주세요.', 'Please give a reason.')],
    ]);
    if (!well || !await confirmed(t('환불할까요?', 'Refund?'),
      t(`${payment.customerId} 고객에게 ${won(wanted)}을 돌려줍니다. 되돌릴 수 없습니다.`, `${won(wanted)} goes back to ${payment.customerId}. This cannot be undone.`),
      t('환불', 'Refund'))) return;
    button.disabled = true;
    const answer = await call('POST', `/v1/payments/${encodeURIComponent(payment.id)}/refunds`, { amount: wanted, reason: reason.value.trim() }, once.key());
    button.disabled = false;
    once.settle(answer);
    told.replaceChildren(answer.ok ? '' : problem(answer));
    if (answer.ok) { notice(t(`${won(wanted)} 환불: 접수되었습니다.`, `Refund of ${won(wanted)} accepted.`)); reload(); }
  });
  return form;
}
