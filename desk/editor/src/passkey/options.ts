// The server writes binary values in base64url; the browser's own functions want bytes, and give bytes back.

/** What the server offers: options for navigator.credentials, and a token that comes back with the answer. */
export interface Offered {
  readonly options: Record<string, unknown>
  readonly token: string
}

interface Described {
  readonly id: string
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (c) => c.charCodeAt(0))
}

export function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function described(list: unknown): PublicKeyCredentialDescriptor[] {
  return Array.isArray(list) ? list.map((one: Described) => ({ ...one, id: bytesOf(one.id) }) as unknown as PublicKeyCredentialDescriptor) : []
}

export function creationOf(options: Record<string, unknown>): PublicKeyCredentialCreationOptions {
  const user = options['user'] as { id: string }
  return {
    ...options,
    challenge: bytesOf(options['challenge'] as string),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: described(options['excludeCredentials']),
  } as unknown as PublicKeyCredentialCreationOptions
}

export function requestOf(options: Record<string, unknown>): PublicKeyCredentialRequestOptions {
  return {
    ...options,
    challenge: bytesOf(options['challenge'] as string),
    allowCredentials: described(options['allowCredentials']),
  } as unknown as PublicKeyCredentialRequestOptions
}

/** A credential as the server reads it (RegistrationResponseJSON and AuthenticationResponseJSON of the standard). */
export function answerOf(c: PublicKeyCredential): unknown {
  const response: Record<string, unknown> = { clientDataJSON: textOf(c.response.clientDataJSON) }
  if (c.response instanceof AuthenticatorAttestationResponse) {
    response['attestationObject'] = textOf(c.response.attestationObject)
    response['transports'] = c.response.getTransports()
  } else if (c.response instanceof AuthenticatorAssertionResponse) {
    response['authenticatorData'] = textOf(c.response.authenticatorData)
    response['signature'] = textOf(c.response.signature)
    if (c.response.userHandle) response['userHandle'] = textOf(c.response.userHandle)
  }
  return {
    id: c.id, rawId: textOf(c.rawId), type: c.type, response,
    authenticatorAttachment: c.authenticatorAttachment, clientExtensionResults: c.getClientExtensionResults(),
  }
}
