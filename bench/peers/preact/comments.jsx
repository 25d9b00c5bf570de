import { useRef, useState } from "preact/hooks";
import { FAILED, FIELDS, INVALID, SENDING, SENT, complaint, send } from "../model/comment.js";
import { remember, remembered } from "../model/commenter.js";

export function Comments({ endpoint, url }) {
  const form = useRef(null);
  const [values, setValues] = useState(() => ({ comment: "", name: "", email: "", ...remembered() }));
  const [errors, setErrors] = useState({});
  const [save, setSave] = useState(() => values.name !== "");
  const [status, setStatus] = useState({ words: "", tone: "" });

  const check = (field, value) => {
    const words = complaint(field, value);
    setErrors((errors) => (words === (errors[field.name] ?? "") ? errors : { ...errors, [field.name]: words }));
    return words;
  };
  const edit = (field, value) => {
    setValues((values) => ({ ...values, [field.name]: value }));
    if (errors[field.name]) check(field, value);
  };
  const submit = async (event) => {
    event.preventDefault();
    if (status.words === SENDING) return;
    const wrong = FIELDS.filter((field) => check(field, values[field.name]));
    if (wrong.length > 0) {
      setStatus({ words: INVALID, tone: "aw-bad" });
      form.current.elements[wrong[0].name].focus();
      return;
    }
    setStatus({ words: SENDING, tone: "" });
    const arrived = await send(endpoint, { article: url, ...values });
    setStatus(arrived ? { words: SENT, tone: "aw-good" } : { words: FAILED, tone: "aw-bad" });
    if (!arrived) return;
    remember(save && { name: values.name, email: values.email });
    setValues((values) => ({ ...values, comment: "" }));
  };

  return (
    <section class="aw-comments" aria-labelledby="comments">
      <h3 class="aw-comments-heading" id="comments">
        Leave a reply
      </h3>
      <form class="aw-form" noValidate ref={form} onSubmit={submit}>
        {FIELDS.map((field) => (
          <Field
            key={field.name}
            {...field}
            value={values[field.name]}
            error={errors[field.name]}
            onInput={(event) => edit(field, event.target.value)}
            onBlur={(event) => check(field, event.target.value)}
          />
        ))}
        <p class="aw-remember">
          <input type="checkbox" id="remember" checked={save} onChange={(event) => setSave(event.target.checked)} />
          <label for="remember">Save my name, email, and website in this browser for the next time I comment.</label>
        </p>
        <div class="aw-actions">
          <button type="submit" class="aw-submit">
            Post Comment
          </button>
          <div class="aw-comments-answer">
            <div class={`aw-comments-status ${status.tone}`} role="status">
              {status.words}
            </div>
          </div>
        </div>
      </form>
    </section>
  );
}

function Field({ name, label, type, autocomplete, maxLength, value, error, onInput, onBlur }) {
  const Control = name === "comment" ? "textarea" : "input";
  return (
    <div class={`aw-field aw-field-${name}`}>
      <label for={name}>{label}</label>
      <Control
        id={name}
        name={name}
        type={type}
        rows={name === "comment" ? 6 : undefined}
        autocomplete={autocomplete}
        maxLength={maxLength}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        value={value}
        onInput={onInput}
        onBlur={onBlur}
      />
      <p class="aw-error" id={`${name}-error`} hidden={!error}>
        {error}
      </p>
    </div>
  );
}
