// Short notes that the books keep in English, as people say them. What is not here is shown as it was written, visibly so.
import { el } from '../dom.js';
import { t } from '../language.js';
import { word } from './words.js';

/** [what is written, Korean, English]; $1 is a number or a day, {1} a word of the API's. */
const NOTES = [
  // What an inquiry showed
  ['complete scan, not found', '빠짐없이 조회했으나 없음', 'complete lists do not have it'],
  ['not found, and sent again', '조회되지 않아 다시 보냄', 'not found, and sent again'],
  ['the gateway still works on it', '결제대행사가 아직 처리 중', 'the gateway still works on it'],
  ['the charge shows no such refund', '결제 건에 이 환불이 없음', 'the charge shows no such refund'],
  ['the charge shows this refund', '결제 건에 이 환불이 있음', 'the charge shows this refund'],
  ['not canceled yet', '아직 취소되지 않음', 'not canceled yet'],
  ['the charge itself was not found', '결제 건이 조회되지 않음', 'the charge itself was not found'],
  ['inquiry failed: (.+)', '조회 실패: {1}', 'inquiry failed: {1}'],
  ['no sum shown yet', '환불 합계가 아직 나오지 않음', 'no sum of refunds is shown yet'],
  ['the gateway shows no sum of what was given back', '결제대행사가 환불 합계를 보여 주지 않음', 'the gateway shows no sum of what was given back'],
  ['expected (.+) or less (.+), seen (.+)', '남은 금액이 $1 또는 $2 적어야 하나 $3', 'left should be $1 or $2 less, and is $3'],
  ["the gateway's number belongs to another payment", '이 거래번호는 다른 결제의 것', "the gateway's number belongs to another payment"],
  ['filed under (.+)', '다른 주문번호로 있음: $1', 'filed under $1'],
  ['never executed at the gateway', '결제대행사에서 실행되지 않음', 'never executed at the gateway'],
  ['charged (.+) instead', '다른 금액으로 결제됨: $1', 'charged $1 instead'],
  ['approved and canceled at the gateway', '승인 후 취소됨', 'approved and canceled at the gateway'],
  ['approved at the gateway', '승인되어 있음', 'approved at the gateway'],
  ['declined at the gateway', '거절되어 있음', 'declined at the gateway'],
  ['a row whose code is no known decline', '알려진 거절 코드가 아님', 'its code is no known decline'],
  ['found by a late scan', '나중 조회에서 발견', 'found by a late scan'],
  ['the refund landed late', '환불이 늦게 처리됨', 'the refund landed late'],
  ["the gateway's own reply, read late", '결제대행사의 응답을 나중에 읽음', "the gateway's own reply, read late"],
  ['gateway code (.+)', '결제대행사 코드 $1', 'gateway code $1'],
  ['declined: (.+)', '거절: {1}', 'declined: {1}'],
  ['not attempted: (.+)', '보내지 못함: {1}', 'not attempted: {1}'],
  ['duplicate charge', '중복 결제', 'charged twice'],
  ['subscription over', '끝난 구독', 'the subscription was over'],
  ['billing run', '청구 실행', 'billing run'],
  ['another cancel explains it', '다른 취소로 설명됨', 'another cancel explains it'],
  // What was arranged
  ['a bill of (.+) waits for a person', '$1 청구서', 'the bill of $1'],
  ['ends before (.+)', '$1부터 이용 종료', 'over from $1 on'],
  ['goes on', '계속 이용', 'goes on'],
  ['to be collected', '청구하기로 함', 'to be collected'],
  ['waived', '청구하지 않기로 함', 'waived'],
  ['(\\S+) v(\\d+) x(\\d+)', '$1 (가격 $2판) $3개', '$3 × $1 (price $2)'],
  ['(.+) of bill \\d+', '환불 $1', '$1 given back'],
  ['(.+) of payment .+', '환불 $1', 'refund of $1'],
  ['refund .+', '환불되지 않음', 'not given back'],
  // What a day's comparison found
  ['the order belongs to another account of ours', '우리의 다른 가맹점 계정의 주문', 'the order belongs to another account of ours'],
  ['the order number is of our making, but we have no such payment', '우리 형식의 주문번호이지만 우리 기록에 없는 결제', 'the order number is of our making, but we have no such payment'],
  ['the order number is not of our making', '우리가 만든 주문번호가 아님', 'the order number is not of our making'],
  ['the attempt is still being settled', '결제 결과를 아직 확인하는 중', 'the attempt is still being settled'],
  ['a second charge of one payment: it is given back', '한 결제의 두 번째 승인: 환불함', 'a second charge of one payment: it is given back'],
  ['we held this attempt for (.+)', '우리 기록은 {1}, 결제대행사에는 승인', 'we held this attempt for {1}'],
  ['a charge of an attempt that had ended without money', '결제되지 않은 것으로 끝난 시도의 승인', 'a charge of an attempt that had ended without money'],
  ['we hold it for paid, the gateway shows (.+)', '우리 기록은 결제됨, 결제대행사는 {1}', 'we hold it for paid, the gateway shows {1}'],
  ['the gateway files it under another order number', '결제대행사에는 다른 주문번호로 있음', 'the gateway files it under another order number'],
  ['we hold it for (.+), the gateway for (.+)', '우리 기록 $1, 결제대행사 $2', 'we hold it for $1, the gateway for $2'],
  ['left at the gateway (.+), here (.+), and an operator may adopt it', '남은 금액이 결제대행사는 $1, 우리 기록은 $2: 담당자가 결제대행사 기준으로 반영할 수 있음', 'left at the gateway $1, here $2: an operator may adopt it'],
  ['a refund is still being settled', '환불 결과를 아직 확인하는 중', 'a refund is still being settled'],
  ['a refund may not be on the list yet', '환불이 아직 목록에 없을 수 있음', 'a refund may not be on the list yet'],
  ['a refund landed late and is taken into account now', '늦게 처리된 환불을 지금 반영함', 'a refund landed late and is taken into account now'],
  ['left of it here (.+), at the gateway (.+)', '남은 금액: 우리 기록 $1, 결제대행사 $2', 'left of it: here $1, at the gateway $2'],
  ["we know this order's charge as (.+)", '우리 기록의 거래번호는 $1', 'we know this order\'s charge as $1'],
  ['too young to be missed', '최근 결제라 아직 목록에 없을 수 있음', 'too young to be missed'],
  ['complete lists of the days around it do not have it', '앞뒤 날짜의 전체 목록에도 없음', 'complete lists of the days around it do not have it'],
].map(([written, ...said]) => [new RegExp(`^${written}$`), said]);

/** In the language of the moment; null for what nobody has put into words yet. */
export function sentence(written) {
  const known = NOTES.find(([pattern]) => pattern.test(written));
  if (!known) return null;
  const found = known[0].exec(written);
  return t(...known[1])
    .replace(/\$(\d)/g, (all, place) => plain(found[place]))
    .replace(/\{(\d)\}/g, (all, place) => word(found[place]));
}

/** "9900 KRW" as people write it. */
const plain = text => text.replace(/^(\d+) KRW$/, (all, amount) => t(`${Number(amount).toLocaleString('ko-KR')}원`, `₩${Number(amount).toLocaleString('en-GB')}`));

/** For people: a known note in their language, anything else as it stands, as a code. */
export const note = written => sentence(written) ?? el('code', {}, written);
