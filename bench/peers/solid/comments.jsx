import { For, createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { FAILED, FIELDS, INVALID, SENDING, SENT, complaint, send } from "../model/comment.js";
import { remember, remembered } from "../model/commenter.js";

export function Comments(props) {
  let form;
  const [values, setValues] = createStore({ comment: "", name: "", email: "", ...remembered() });
  const [errors, setErrors] = createStore({});
  const [save, setSave] = createSignal(values.name !== "");
  const [status, setStatus] = createSignal({ words: "", tone: "" });

  const check = (field) => {
    setErrors(field.name, complaint(field, values[field.name]));
    return errors[field.name];
  };
  const edit = (field, value) => {
    setValues(field.name, value);
    if (errors[field.name]) check(field);
  };
  const submit = async (event) => {
    event.preventDefault();
    if (status().words === SENDING) return;
    const wrong = FIELDS.filter(check);
    if (wrong.length > 0) {
      setStatus({ words: INVALID, tone: "aw-bad" });
      form.elements[wrong[0].name].focus();
      return;
    }
    setStatus({ words: SENDING, tone: "" });
    const arrived = await send(props.endpoint, { article: props.url, ...values });
    setStatus(arrived ? { words: SENT, tone: "aw-good" } : { words: FAILED, tone: "aw-bad" });
    if (!arrived) return;
    remember(save() && { name: values.name, email: values.email });
    setValues("comment", "");
  };

  return (
    <section class="aw-comments" aria-labelledby="comments">
      <h3 class="aw-comments-heading" id="comments">
        Leave a reply
      </h3>
      <form class="aw-form" novalidate ref={form} onSubmit={submit}>
        <For each={FIELDS}>
          {(field) => (
            <Field
              {...field}
              value={values[field.name]}
              error={errors[field.name]}
              edit={(value) => edit(field, value)}
              leave={() => check(field)}
            />
          )}
        </For>
        <p class="aw-remember">
          <input type="checkbox" id="remember" checked={save()} onChange={(event) => setSave(event.target.checked)} />
          <label for="remember">Save my name, email, and website in this browser for the next time I comment.</label>
        </p>
        <div class="aw-actions">
          <button type="submit" class="aw-submit">
            Post Comment
          </button>
          <div class="aw-comments-answer">
            <div class={`aw-comments-status ${status().tone}`} role="status">
              {status().words}
            </div>
          </div>
        </div>
      </form>
    </section>
  );
}

function Field(props) {
  const invalid = () => (props.error ? "true" : undefined);
  const describedBy = () => (props.error ? `${props.name}-error` : undefined);
  const input = (event) => props.edit(event.currentTarget.value);
  return (
    <div class={`aw-field aw-field-${props.name}`}>
      <label for={props.name}>{props.label}</label>
      {props.name === "comment" ? (
        <textarea
          id={props.name}
          name={props.name}
          rows="6"
          required
          aria-invalid={invalid()}
          aria-describedby={describedBy()}
          value={props.value}
          onInput={input}
          onBlur={() => props.leave()}
        />
      ) : (
        <input
          id={props.name}
          name={props.name}
          type={props.type}
          autocomplete={props.autocomplete}
          maxlength={props.maxLength}
          required
          aria-invalid={invalid()}
          aria-describedby={describedBy()}
          value={props.value}
          onInput={input}
          onBlur={() => props.leave()}
        />
      )}
      <p class="aw-error" id={`${props.name}-error`} hidden={!props.error}>
        {props.error}
      </p>
    </div>
  );
}
