// A receipt of a payment, for printing.
import { get } from '../api.js';
import { el } from '../dom.js';
import { time, won } from '../format.js';
import { t } from '../language.js';
import { facts, need, to } from './parts.js';
import { word } from './words.js';

export async function view(id) {
  const payment = await need(get(`/v1/payments/${encodeURIComponent(id)}`));
  const key = await get(`/v1/billing-keys/${payment.billingKeyId}`);
  const sum = part => payment.lines.reduce((all, line) => all + (line[part] ?? 0), 0);
  const vatKnown = payment.lines.every(line => line.vat !== null);
  return [
    el('p', { class: 'no-print' }, to(`#/payments/${payment.id}`, t('← 결제로', '← Payment'))),
    el('article', { class: 'receipt' },
      el('h1', {}, t('카드 매출 영수증', 'Card receipt')),
      payment.refundedAmount > 0 ? el('p', { class: 'stamp' }, payment.refundedAmount === payment.amount ? word('REFUNDED') : word('PARTIALLY_REFUNDED')) : '',
      facts([
        [t('승인번호', 'Approval'), payment.approvalNumber ?? '–'],
        [t('승인 시각', 'Approved at'), `${time(payment.approvedAt)} KST`],
        [t('카드', 'Card'), card(key)],
        [t('고객', 'Customer'), payment.customerId],
        [t('주문번호', 'Order'), payment.orderNumber],
        [t('거래번호', 'Transaction'), payment.transactionId],
      ]),
      el('table', {}, el('caption', {}, t('금액', 'Amounts')),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('내용', 'For')), el('th', { scope: 'col', class: 'figure' }, t('금액', 'Amount')))),
        el('tbody', {}, payment.lines.map(line => el('tr', {}, el('td', {}, line.description), el('td', { class: 'figure' }, won(line.amount))))),
        el('tfoot', {}, [
          [t('공급가액', 'Supply'), won(sum('supply'))],
          [t('부가세', 'VAT'), vatKnown ? won(sum('vat')) : t('결제대행사 계산', "by the gateway's reckoning")],
          [t('면세', 'Tax-free'), won(sum('taxFree'))],
          [t('합계', 'Total'), won(payment.amount)],
          ...(payment.refundedAmount > 0 ? [[t('환불', 'Refunded'), `-${won(payment.refundedAmount)}`]] : []),
        ].map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'figure' }, value)))))),
    el('p', { class: 'no-print actions' },
      el('button', { type: 'button', class: 'primary', onclick: () => print() }, t('인쇄', 'Print')),
      slip(payment.receiptUrl)),
  ];
}

const card = key => (key.ok ? `${key.body.card.issuerName ?? t('카드', 'card')} ****-****-****-${key.body.card.last4 ?? '****'}` : '–');

/** The gateway's own page; nothing but http leads out of here. */
const slip = url => (url && /^https?:\/\//.test(url)
  ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, t('결제대행사 매출전표', "The gateway's slip")) : '');
