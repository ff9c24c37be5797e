/** What is no text of the page: programs, pictures, and the frame that all pages of a site share. */
const unread = new Set([
  ...['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'canvas', 'audio', 'video', 'head'],
  ...['select', 'nav', 'footer'],
]);

/** True for an element whose content no reader of the page sees, or that is no part of what the page says. */
export function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (unread.has(name)) return true;
  // What a tab shows is read whether or not it is the one in front.
  if (attributes.role === 'tabpanel') return false;
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return true;
  const style = (attributes.style ?? '').replace(/\s+/g, '').toLowerCase();
  return /(^|;)(display:none|visibility:hidden|opacity:0(;|$)|font-size:0(px|em|rem)?(;|$))/.test(style);
}
