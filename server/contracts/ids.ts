import { z } from 'zod';

/** A site (widget): `w_` and 8–64 letters, digits, `_` or `-`. */
export const siteId = z.string().regex(/^w_[A-Za-z0-9_-]{8,64}$/);

/** One browser on one site: `v_` and 128 random bits, base64url or hex. */
export const visitorId = z.string().regex(/^v_[A-Za-z0-9_-]{16,64}$/);

/** A browsing session of one visitor. */
export const sessionId = z.string().regex(/^s_[A-Za-z0-9_-]{8,64}$/);

/** A UUID; Clarm's own are version 7, so the moment of creation is inside. */
export const uuid = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);

/** A conversation: `c_` and 128 random bits. */
export const conversationId = z.string().regex(/^c_[A-Za-z0-9_-]{16,64}$/);

/** A file of a conversation: `f_` and 128 random bits. */
export const attachmentId = z.string().regex(/^f_[A-Za-z0-9_-]{22}$/);

/** A member of an organisation. */
export const memberId = z.string().regex(/^m_[A-Za-z0-9_-]{1,64}$/);
