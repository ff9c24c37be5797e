/** What HTTP's basic authentication makes of `user:password`: the base64 of its UTF-8. */
export function basicText(userAndPassword: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(userAndPassword)));
}
