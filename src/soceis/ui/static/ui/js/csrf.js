// The CSRF token stands once, in the body's hx-headers; htmx and our own requests both send it.

/** @returns {string} the token, "" when the page has none */
export function csrfToken() {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] ?? "" : "";
}

/**
 * Put a new token everywhere the old one was.
 * @param {string} token
 */
export function replaceCsrfToken(token) {
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    /** @type {HTMLInputElement} */ (input).value = token;
  }
}

/**
 * Post fields to our own service.
 * @param {string} url
 * @param {URLSearchParams} fields
 * @param {boolean} keepalive whether the request may outlive the page
 * @returns {Promise<Response>}
 */
export function post(url, fields, keepalive = false) {
  return fetch(url, {
    method: "POST",
    body: fields,
    headers: { "X-CSRFToken": csrfToken(), "X-Requested-With": "fetch", Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
    keepalive,
  });
}
