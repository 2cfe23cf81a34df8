// The REST API in the name of whoever typed in a key. The key lives in this variable alone: no cookie, no storage.
import { current } from './language.js';

let key = null;

export const signIn = typed => { key = typed; };
export const signOut = () => { key = null; };
export const isSignedIn = () => key !== null;

/** What the API answered; status 0 when nothing came back. */
export async function call(method, path, body, idempotencyKey) {
  const headers = { Accept: 'application/json', 'Accept-Language': current() };
  if (key !== null) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
  try {
    const response = await fetch(path, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store', credentials: 'omit', redirect: 'error',
    });
    return { status: response.status, ok: response.ok, body: await read(response) };
  } catch {
    return { status: 0, ok: false, body: {} };
  }
}

export const get = path => call('GET', path);

async function read(response) {
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return {};
  }
}

export const settings = async () => (await fetch('/pages/settings.json', { credentials: 'omit' })).json();
