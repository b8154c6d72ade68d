// Passkeys: a form with data-passkey="create" or "get" asks the browser for one and posts its answer.
// The options stand in the page (data-passkey-options names a JSON element) or come from an address
// (data-passkey-url), so that a fresh challenge is asked for only when somebody presses the button.

const WORDS = {
  none: "This browser cannot use passkeys. Use another way.",
  stopped: "Nothing was chosen. Try again, or use another way.",
  away: "We could not ask: no connection. Try again.",
};

/** @param {string} text base64url */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** @param {ArrayBuffer} buffer */
function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {any} options as JSON has them: the challenge and every id are base64url */
function withBytes(options) {
  const ready = { ...options, challenge: bytes(options.challenge) };
  if (options.user) ready.user = { ...options.user, id: bytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) ready[list] = options[list].map((/** @type {any} */ one) => ({ ...one, id: bytes(one.id) }));
  }
  return ready;
}

/** @param {any} credential */
function asJson(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) answer[part] = text(response[part]);
  }
  if (response.getTransports) answer.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  });
}

/** @param {any} publicKey */
async function create(publicKey) {
  const chosen = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: withBytes({ ...publicKey, authenticatorSelection: chosen }) });
}

/** @param {any} publicKey */
async function get(publicKey) {
  return navigator.credentials.get({ publicKey: withBytes(publicKey) });
}

/** @param {HTMLFormElement} form */
async function optionsOf(form) {
  const { passkeyOptions, passkeyUrl } = form.dataset;
  if (passkeyOptions) return JSON.parse(document.getElementById(passkeyOptions)?.textContent ?? "{}");
  const answer = await fetch(passkeyUrl ?? form.action, { headers: { Accept: "application/json" } });
  return answer.json();
}

/** @param {HTMLFormElement} form */
function ask(form) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-passkey-error]"));
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input[name=credential]"));
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    place.textContent = "";
    let options;
    try {
      options = await optionsOf(form);
    } catch {
      place.textContent = WORDS.away;
      return;
    }
    const { publicKey } = options.creation_options ?? options.request_options ?? options;
    try {
      const credential = form.dataset.passkey === "create" ? await create(publicKey) : await get(publicKey);
      field.value = asJson(credential);
    } catch {
      place.textContent = WORDS.stopped;
      return;
    }
    form.submit();
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  if (window.PublicKeyCredential) {
    ask(form);
  } else {
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    const place = form.querySelector("[data-passkey-error]");
    if (place) place.textContent = WORDS.none;
  }
}
