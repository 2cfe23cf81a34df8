// Booking what was given back in the gateway's own console. The server asks the gateway and books what it shows, nothing else.
import { call } from '../api.js';
import { allWell, el } from '../dom.js';
import { t } from '../language.js';
import { onceFor } from '../once.js';
import { confirmed, notice, problem, reload } from './parts.js';

const OPEN = ['CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT', 'MANUAL'];

/** Something was charged and may be gone, and no refund of ours is open that might be what the gateway shows. */
export const adoptable = payment => ['PAID', 'PARTIALLY_REFUNDED'].includes(payment.status)
  && !payment.refunds.some(one => OPEN.includes(one.status));

export function adoptionForm(payment) {
  const reason = el('input', { id: 'adoption-reason', maxlength: '100', autocomplete: 'off' });
  const seen = el('textarea', { id: 'adoption-evidence', maxlength: '1000', rows: '2' });
  const told = el('div', {});
  const button = el('button', { type: 'submit' }, t('결제대행사 기록대로 반영하기', 'Adopt what the gateway shows'));
  const form = el('form', { id: 'adoption', method: 'post', novalidate: true },
    el('p', { class: 'lead' }, t('결제대행사 관리자 화면에서 직접 취소한 금액이 있을 때만 사용하세요. 결제대행사에 다시 조회하여 확인된 취소만 반영합니다.', "For what was canceled in the gateway's own console. The gateway is asked again, and only what it shows is booked.")),
    el('div', { class: 'field' }, el('label', { for: 'adoption-reason' }, t('취소 사유 (필수)', 'Why it was given back (required)')), reason),
    el('div', { class: 'field' }, el('label', { for: 'adoption-evidence' }, t('확인한 내용 (필수, 카드번호 금지)', 'What you looked at (required, no card numbers)')), seen),
    button, told);
  const once = onceFor(form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const well = allWell([
      [reason, reason.value.trim() ? null : t('사유를 입력해 주세요.', 'Please give a reason.')],
      [seen, seen.value.trim() ? null : t('확인한 내용을 입력해 주세요.', 'Say what you looked at.')],
    ]);
    if (!well || !await confirmed(t('결제대행사 기록대로 반영할까요?', 'Adopt what the gateway shows?'),
      t('결제대행사에 남아 있는 취소를 환불로 기록합니다. 로그인한 API 키의 이름으로 영구히 남으며 되돌릴 수 없습니다.', 'The cancels that the gateway shows are booked as refunds, in the name of the API key you signed in with. This cannot be undone.'),
      t('반영', 'Adopt'))) return;
    button.disabled = true;
    const answer = await call('POST', `/v1/payments/${encodeURIComponent(payment.id)}/adoption`, { reason: reason.value.trim(), evidence: seen.value.trim() }, once.key());
    button.disabled = false;
    once.settle(answer);
    told.replaceChildren(answer.ok ? '' : problem(answer));
    if (answer.ok) { notice(t('결제대행사 기록대로 반영했습니다.', 'Booked as the gateway shows it.')); reload(); }
  });
  return form;
}
