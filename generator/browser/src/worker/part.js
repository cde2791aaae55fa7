/** Sound and film are asked for in parts, and some browsers play nothing that comes whole. */

/**
 * @param {Response} response the whole file
 * @param {string | null} range as the request says it, such as `bytes=0-1023`
 * @returns {Promise<Response>} the part, or the whole where no part, or one that we do not know, is asked for
 */
export async function part(response, range) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/u.exec(range ?? "") ?? [];
  if (first === undefined) return response;
  const whole = await response.blob();
  const end = Math.min(last ? Number(last) + 1 : whole.size, whole.size);
  const headers = new Headers(response.headers);
  headers.set("Content-Range", `bytes ${first}-${end - 1}/${whole.size}`);
  headers.set("Content-Length", String(end - Number(first)));
  return new Response(whole.slice(Number(first), end), { status: 206, headers });
}
