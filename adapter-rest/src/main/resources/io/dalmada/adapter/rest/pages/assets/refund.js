// Gives back a payment, whole or in part, after it has shown what is left of it.
import { call, get, isSignedIn } from './api.js';
import { $, allWell } from './dom.js';
import { won } from './format.js';
import { t } from './language.js';
import { onceFor } from './once.js';
import { failure, show } from './result.js';

export function start() {
  const form = $('refund-form');
  const once = onceFor(form);
  $('payment').value = new URLSearchParams(location.search).get('payment') ?? '';
  $('payment').addEventListener('change', tellLeft);
  form.addEventListener('submit', event => { event.preventDefault(); submit(form, once); });
}

export const signedIn = () => tellLeft();

async function tellLeft() {
  const id = $('payment').value.trim();
  const answer = id && isSignedIn() ? await get(`/v1/payments/${encodeURIComponent(id)}`) : { ok: false };
  const { amount = 0, refundedAmount = 0 } = answer.body ?? {};
  $('left').hidden = !answer.ok;
  $('left').textContent = answer.ok
    ? t(`결제 ${won(amount)}, 남은 금액 ${won(amount - refundedAmount)}`, `${won(amount)} paid, ${won(amount - refundedAmount)} left`) : '';
}

async function submit(form, once) {
  const missing = t('입력해 주세요.', 'Please fill this in.');
  const amount = $('amount').value.replaceAll(',', '').trim();
  const well = allWell([
    [$('payment'), $('payment').value.trim() ? null : missing],
    [$('amount'), amount === '' || /^[1-9]\d{0,9}$/.test(amount) ? null : t('1원 이상의 금액을 숫자로 입력해 주세요.', 'A whole amount in won, please.')],
    [$('reason'), $('reason').value.trim() ? null : missing],
  ]);
  if (!well) return;
  const request = { method: 'POST', path: `/v1/payments/${encodeURIComponent($('payment').value.trim())}/refunds`, body: {
    ...(amount && { amount: Number(amount) }), reason: $('reason').value.trim(),
  } };
  form.querySelector('[type=submit]').disabled = true;
  const answer = await call(request.method, request.path, request.body, once.key());
  form.querySelector('[type=submit]').disabled = false;
  once.settle(answer);
  show(answer.ok ? given(answer) : failure(answer), request, answer);
  await tellLeft();
}

const given = ({ status, body }) => ({
  good: status === 201,
  open: status !== 201,
  title: status === 201 ? t('환불되었습니다', 'Refunded') : t('환불이 진행 중입니다', 'The refund is under way'),
  facts: [
    [t('환불 번호', 'Refund'), body.id],
    [t('환불 금액', 'Amount'), won(body.amount)],
    [t('남은 금액', 'Left'), won(body.remaining)],
    [t('입금 계좌', 'Pay in at'), body.awaitingDeposit && `${body.awaitingDeposit.bank} ${body.awaitingDeposit.account}`],
  ],
});
