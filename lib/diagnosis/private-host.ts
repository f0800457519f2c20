/**
 * Whether a host (with or without a port) is one of this machine or of the local network, by its name or its address:
 * loopback, RFC 1918, RFC 4193, link-local, `.local` and bare names.
 */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name.startsWith('[')) return /^\[(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(name);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) {
    return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(name);
  }
  return name !== '' && (!name.includes('.') || name.endsWith('.localhost') || name.endsWith('.local'));
}
