// The API's words, as people say them.
import { t } from '../language.js';

const WORDS = {
  PROCESSING: ['확인 중', 'processing'], PAID: ['결제됨', 'paid'], DECLINED: ['거절', 'declined'],
  NOT_CHARGED: ['미청구', 'not charged'], PARTIALLY_REFUNDED: ['부분 환불', 'partly refunded'], REFUNDED: ['환불됨', 'refunded'],
  CANCELED: ['취소됨', 'canceled'], CREATED: ['작성됨', 'written down'], SENDING: ['전송 중', 'being sent'],
  SUCCEEDED: ['성공', 'succeeded'], NOT_SENT: ['미전송', 'not sent'], UNKNOWN: ['결과 불명', 'unknown'],
  ABSENT: ['승인 없음', 'proven absent'], MANUAL: ['사람 확인 필요', 'waits for a person'], VOID: ['무효', 'void'],
  DONE: ['완료', 'done'], REFUSED: ['거부됨', 'refused'], AWAITING_DEPOSIT: ['입금 대기', 'deposit awaited'],
  SCHEDULED: ['시작 예정', 'scheduled'], INCOMPLETE: ['첫 결제 전', 'incomplete'], TRIALING: ['체험 중', 'on trial'], ACTIVE: ['이용 중', 'active'],
  PAST_DUE: ['연체', 'past due'], PAUSED: ['일시정지', 'paused'], SUSPENDED: ['이용 정지', 'suspended'], ENDED: ['종료', 'ended'],
  RUNNING: ['진행 중', 'running'], FINISHED: ['완료', 'finished'], STOPPED: ['중단됨', 'stopped'], LOST: ['노드 중단', 'node died'],
  ENABLED: ['사용 중', 'enabled'], DISABLED: ['중지됨', 'disabled'], DELETED: ['삭제됨', 'deleted'],
  PENDING: ['대기', 'pending'], HELD: ['보류', 'held'], DELIVERED: ['전달됨', 'delivered'], GIVEN_UP: ['포기', 'given up'],
  REVOKED: ['해지됨', 'revoked'], ISSUED: ['발급됨', 'issued'],
  INSUFFICIENT_BALANCE: ['잔액 부족', 'balance too low'], LIMIT_EXCEEDED: ['한도 초과', 'over the limit'],
  LIMIT_OR_BALANCE: ['한도 초과 또는 잔액 부족', 'limit or balance'], PER_TXN_LIMIT: ['1회 한도 초과', 'over the limit of one payment'],
  DAILY_COUNT_EXCEEDED: ['사용 횟수 초과', 'too many payments today'], CARD_NOT_ISSUED_YET: ['수령 등록 전 카드', 'card not activated'],
  REFER_TO_ISSUER: ['카드사 문의', 'ask the issuer'], LOST_OR_STOLEN: ['분실·도난 카드', 'lost or stolen'],
  CARD_SUSPENDED: ['거래 정지 카드', 'card suspended'], CARD_TERMINATED: ['해지 카드', 'card terminated'],
  CARD_EXPIRED: ['유효기간 만료', 'card expired'], DELINQUENT: ['연체 카드', 'delinquent'], AUTH_MISMATCH: ['인증 정보 불일치', 'card data do not match'],
  INVALID_CARD_NUMBER: ['카드번호 오류', 'wrong card number'], CARD_NOT_ALLOWED: ['이용 불가 카드', 'card not allowed'],
  FRAUD_SUSPECTED: ['부정 사용 의심', 'fraud suspected'], BILLING_KEY_INVALID: ['빌링키 무효', 'billing key invalid'],
  ISSUER_MAINTENANCE: ['카드사 점검', 'issuer maintenance'], SYSTEM_ERROR: ['시스템 장애', 'system error'],
  NIGHT_RESTRICTED: ['심야 제한', 'not at night'], AMOUNT_REJECTED: ['금액 오류', 'amount rejected'],
  MERCHANT_LIMIT: ['가맹점 한도', "merchant's limit"], MERCHANT_CONFIG: ['가맹점 설정', "merchant's set-up"],
  INSTALLMENT_NOT_ALLOWED: ['할부 불가', 'no installments'], CUSTOMER_ACTION_NEEDED: ['본인 확인 필요', 'customer must act'],
  NO_REPLY: ['응답 없음', 'no reply'], BROKEN_REPLY: ['깨진 응답', 'broken reply'], UNREADABLE_REPLY: ['열 수 없는 응답', 'reply could not be opened'],
  MISMATCH: ['다른 거래의 응답', 'reply for something else'], GATEWAY_TROUBLE: ['결제대행사 장애', 'trouble at the gateway'],
  ISSUER_TIMEOUT: ['카드사 시간 초과', 'issuer timed out'], DUPLICATE_REPORTED: ['이중 거래로 응답', 'reported as duplicate'],
  STILL_RUNNING: ['처리 중으로 응답', 'still running'], UNMAPPED_CODE: ['모르는 코드', 'unknown code'],
  LIST_NOT_UNDERSTOOD: ['목록을 해석하지 못함', 'list not understood'], LIST_WITHOUT_SIGN: ['목록의 근거 없음', 'list without a sign'],
  NO_CONNECTION: ['연결 실패', 'no connection'], CREDENTIALS: ['인증 실패', 'credentials refused'], THROTTLED: ['요청 제한', 'throttled'],
  REJECTED_REQUEST: ['요청 거부', 'request rejected'], MISCONFIGURED: ['설정 오류', 'misconfigured'], CLOSED_BY_US: ['자체 중단', 'closed by us'],
  MATCHED: ['일치', 'matched'], GHOST: ['유령 결제', 'ghost'], PHANTOM: ['환영 결제', 'phantom'], AMOUNT_DIFF: ['금액 차이', 'other amount'],
  STATUS_DIFF: ['상태 차이', 'other state'], DUPLICATE: ['중복 결제', 'duplicate'], FOREIGN: ['다른 주문', 'foreign'], OPEN: ['미확정', 'open'],
  FOUND_APPROVED: ['승인 확인', 'found approved'], FOUND_DECLINED: ['거절 확인', 'found declined'], FOUND_CANCELED: ['취소 확인', 'found canceled'],
  FOUND_PENDING: ['처리 중 확인', 'found pending'], FOUND_DIFFERENT: ['다른 금액 확인', 'found different'], NOT_FOUND: ['조회되지 않음', 'not found'],
  INCONCLUSIVE: ['확인 불가', 'inconclusive'], OPERATOR: ['담당자 결정', "a person's word"],
  CHARGED: ['결제됨', 'charged'], NOT_REFUNDED: ['환불 안 됨', 'not refunded'],
  PERIOD_PAYMENT: ['결제로 인정', 'is the payment'], ORPHAN: ['주인 없는 결제', 'orphan'],
  ATTEMPTED: ['청구 시도', 'attempted'], DELAYED: ['지연', 'delayed'], DROPPED: ['청구 취소', 'dropped'], CARRIED: ['다음 청구로 이월', 'carried'],
  WAIVED: ['청구 면제', 'waived'], UNBILLED: ['청구하지 않은 기간', 'unbilled days'], DIFFERENCE_OWED: ['차액 이월', 'difference carried'],
  CANCEL_AT_PERIOD_END: ['기간 만료 시 해지 예약', 'cancels at period end'], UNCANCELED: ['해지 철회', 'uncanceled'],
  CHANGE_SCHEDULED: ['변경 예약', 'change scheduled'], CHANGE_DROPPED: ['변경 예약 취소', 'change dropped'], PLAN_CHANGED: ['요금제 변경', 'plan changed'],
  BILLING_KEY_REPLACED: ['카드 변경', 'card replaced'], RELEASED: ['보류 해제', 'released'], REFUND_NOTED: ['환불 반영', 'refund noted'],
  REFUND_PENDING: ['환불 진행 중', 'refund pending'], REFUND_DROPPED: ['환불 안 됨', 'refund not made'],
  MONTH: ['개월', 'month'], DAY: ['일', 'day'], WEEK: ['주', 'week'], YEAR: ['년', 'year'],
  PRODUCT: ['상품', 'product'], CREDIT: ['크레딧', 'credit'],
  SUSPECTED: ['사용 불가 의심', 'suspected'], DISPOSED: ['폐기됨', 'disposed of'], DISPOSAL_DELAYED: ['폐기 지연', 'disposal delayed'],
  WINDOW_EXPIRED: ['등록 창 시간 초과', 'window expired'], APPROVED: ['승인', 'approved'], NEVER_EXECUTED: ['실행되지 않음', 'never executed'],
  CHANGED: ['변경됨', 'changed'], SECRET_ROTATED: ['비밀키 교체', 'secret rotated'], PINGED: ['시험 이벤트', 'test event'],
  ALREADY_FULLY_REFUNDED: ['이미 전액 환불됨', 'refunded already'], EXCEEDS_REMAINING: ['남은 금액 초과', 'more than is left'],
  REMAINING_CHANGED: ['남은 금액 변동', 'what is left has changed'], PARTIAL_NOT_ALLOWED: ['부분 환불 불가', 'no partial refund'],
  TOO_LATE: ['환불 기한 지남', 'too late'], GATEWAY_REFUSED: ['결제대행사 거절', 'refused by the gateway'],
  'address-refused': ['허용되지 않는 주소', 'address refused'], 'host-not-found': ['주소를 찾을 수 없음', 'host not found'],
  'not-encrypted': ['암호화되지 않은 주소', 'not encrypted'], 'not-connected': ['연결 실패', 'not connected'],
  'tls-failed': ['TLS 실패', 'TLS failed'], timeout: ['시간 초과', 'timed out'], 'no-answer': ['응답 없음', 'no answer'],
};

const TONES = {
  good: ['PAID', 'SUCCEEDED', 'DONE', 'ACTIVE', 'FINISHED', 'ENABLED', 'DELIVERED', 'MATCHED'],
  bad: ['DECLINED', 'REFUSED', 'SUSPENDED', 'GIVEN_UP', 'DUPLICATE', 'GHOST', 'PHANTOM', 'AMOUNT_DIFF', 'STATUS_DIFF', 'DISABLED', 'LOST', 'ORPHAN', 'FOUND_DIFFERENT'],
  open: ['PROCESSING', 'UNKNOWN', 'MANUAL', 'PAST_DUE', 'RUNNING', 'SENDING', 'PENDING', 'HELD', 'AWAITING_DEPOSIT', 'OPEN', 'INCOMPLETE', 'STOPPED', 'DELAYED', 'INCONCLUSIVE'],
};

export const isKnown = code => Object.hasOwn(WORDS, code);

/** A code that has no word yet is shown as what it is: a code. */
export const word = code => (isKnown(code) ? t(...WORDS[code]) : code ? t(`코드 ${code}`, `code ${code}`) : '');
export const toneOf = code => Object.keys(TONES).find(tone => TONES[tone].includes(code)) ?? 'calm';

const ABOUT = {
  'payment.attempt': ['결제 시도', 'attempt'], 'payment.refund': ['환불', 'refund'], 'payment.evidence': ['조회', 'inquiry'],
  'payment.charge': ['승인 판정', 'charge'], 'subscription.bill': ['청구', 'bill'], subscription: ['구독', 'subscription'],
  billing_key: ['빌링키', 'billing key'], webhook_endpoint: ['웹훅', 'webhook'],
};

/** payment.attempt.succeeded as "결제 시도: 성공". */
export function eventWords(event) {
  const [about, last] = [event.type.slice(0, event.type.lastIndexOf('.')), event.type.slice(event.type.lastIndexOf('.') + 1)];
  const subject = ABOUT[about] ? t(...ABOUT[about]) : about;
  return `${subject}: ${word(last.toUpperCase())}`;
}
