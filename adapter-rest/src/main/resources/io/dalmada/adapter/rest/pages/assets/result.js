// What was sent and what came back, for people to read; of a card, its last four digits.
import { isKnown, word } from './console/words.js';
import { el, $ } from './dom.js';
import { t, translate } from './language.js';

export function masked(body) {
  if (!body.card) return body;
  const hidden = text => '•'.repeat(text.length);
  const { number, expiry, password, holderId } = body.card;
  return { ...body, card: {
    number: `${hidden(number.slice(0, -4))}${number.slice(-4)}`,
    expiry: hidden(expiry), password: hidden(password), holderId: hidden(holderId),
  } };
}

/** @param shown { good, title, text, facts: [[name, value]], next: { href, label } } */
export function show(shown, request, answer) {
  const box = $('result');
  box.hidden = false;
  box.className = `result ${shown.good ? 'good' : shown.open ? 'open' : 'bad'}`;
  box.replaceChildren(
    el('h2', {}, shown.title),
    shown.text ? el('p', { id: 'message' }, shown.text) : '',
    facts(shown.facts ?? []),
    shown.next ? el('p', {}, el('a', { class: 'primary', href: shown.next.href, 'data-turn': true }, shown.next.label)) : '',
    exchange(request, answer));
  translate(box);
  box.scrollIntoView({ block: 'nearest' });
}

const facts = rows => el('dl', { class: 'facts' },
  rows.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

const exchange = (request, answer) => el('details', { class: 'exchange' },
  el('summary', {}, t('요청과 응답 보기', 'Show request and answer')),
  el('h3', {}, `${request.method} ${request.path}`), json(masked(request.body)),
  el('h3', {}, t(`응답 ${answer.status}`, `Answer ${answer.status}`)), json(answer.body));

const json = value => el('pre', { tabindex: '0' }, JSON.stringify(value, null, 2));

/** In words, and the code that a program goes by. */
const reason = code => (isKnown(code) ? `${word(code)} (${code})` : code);

/** What an answer that is no success means. */
export function failure(answer) {
  const { status, body } = answer;
  if (status === 0) {
    return { title: t('응답이 없습니다', 'No answer'), text: t('같은 내용으로 다시 보내도 두 번 처리되지 않습니다.', 'Send it again: it will not happen twice.') };
  }
  const fields = (body.errors ?? []).map(error => error.detail).join(' ');
  return {
    title: body.title ?? `${status}`,
    text: body.customerMessage ?? (fields || body.detail),
    facts: [[t('사유', 'Reason'), reason(body.reason ?? body.refusal)], [t('결제 번호', 'Payment'), body.paymentId ?? body.payment?.id]],
  };
}
