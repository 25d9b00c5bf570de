const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The form's fields, in their order. */
export const FIELDS = [
  { name: "comment", label: "Comment", missing: "Please enter your comment!" },
  { name: "name", label: "Name", type: "text", autocomplete: "name", maxLength: 245, missing: "Please enter your name here" },
  { name: "email", label: "Email", type: "email", autocomplete: "email", maxLength: 254, missing: "Please enter your email address here" },
];

/** What is wrong with a field's value; an empty text for nothing. */
export function complaint({ name, missing }, value) {
  if (!value.trim()) return missing;
  return name === "email" && !ADDRESS.test(value.trim()) ? "You have entered an incorrect email address!" : "";
}

export const SENDING = "Sending your comment…";
export const INVALID = "Please correct what is marked above. Your comment has not been accepted yet.";
export const SENT = "Thank you. Your comment has been published.";
export const FAILED = "Your comment could not be sent. Your text is still here.";

/** Posts a comment; whether it has arrived. */
export async function send(endpoint, comment) {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(comment) });
    return response.ok;
  } catch {
    return false;
  }
}
