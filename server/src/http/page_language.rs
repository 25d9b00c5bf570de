//! The languages and texts of the response page.

use crate::comment::FieldErrorKind;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};

/// A language of the response page.
#[derive(Debug)]
pub(crate) struct Language {
    /// Its BCP 47 tag.
    pub(crate) tag: &'static str,
    /// Its direction, `ltr` or `rtl`.
    pub(crate) dir: &'static str,
    published: [&'static str; 2],
    held: [&'static str; 2],
    wrong: [&'static str; 2],
    duplicate: [&'static str; 2],
    too_many: [&'static str; 2],
    too_large: [&'static str; 2],
    foreign: [&'static str; 2],
    unavailable: [&'static str; 2],
    malformed: [&'static str; 2],
    missing: &'static str,
    too_long: &'static str,
    invalid: &'static str,
    fields: [(&'static str, &'static str); 7],
    pub(crate) typed: &'static str,
    pub(crate) back: &'static str,
}

static LANGUAGES: [Language; 3] = [
    Language {
        tag: "en",
        dir: "ltr",
        published: ["Thank you", "Your comment has been published."],
        held: [
            "Thank you",
            "Your comment has arrived. It appears once a moderator has approved it.",
        ],
        wrong: [
            "Not sent yet",
            "Some fields need to be corrected. Go back, correct them and send the form again.",
        ],
        duplicate: ["Already there", "You have already sent this comment."],
        too_many: [
            "Not so fast",
            "Too many comments came from your address. Please wait a moment, go back and send the form again.",
        ],
        too_large: ["Not sent", "This is too long to be sent."],
        foreign: [
            "Not sent",
            "Comments are not taken from the page you come from.",
        ],
        unavailable: [
            "Not sent",
            "Comments cannot be kept at the moment. Please try again later.",
        ],
        malformed: ["Not sent", "Your comment could not be read."],
        missing: "Please fill this in.",
        too_long: "This is too long.",
        invalid: "This is not valid.",
        fields: [
            ("article", "Article"),
            ("comment", "Comment"),
            ("name", "Name"),
            ("email", "E-mail"),
            ("website", "Website"),
            ("parent", "Comment you reply to"),
            ("lang", "Language"),
        ],
        typed: "What you wrote",
        back: "Back to the article",
    },
    Language {
        tag: "fr",
        dir: "ltr",
        published: ["Merci", "Votre commentaire est publié."],
        held: [
            "Merci",
            "Votre commentaire est arrivé. Il paraîtra dès qu’un modérateur l’aura approuvé.",
        ],
        wrong: [
            "Pas encore envoyé",
            "Certains champs sont à corriger. Revenez en arrière, corrigez-les et renvoyez le formulaire.",
        ],
        duplicate: ["Déjà reçu", "Vous avez déjà envoyé ce commentaire."],
        too_many: [
            "Un instant",
            "Trop de commentaires sont venus de votre adresse. Patientez un moment, revenez en arrière et renvoyez le formulaire.",
        ],
        too_large: ["Pas envoyé", "C’est trop long pour être envoyé."],
        foreign: [
            "Pas envoyé",
            "Les commentaires ne sont pas acceptés depuis la page d’où vous venez.",
        ],
        unavailable: [
            "Pas envoyé",
            "Les commentaires ne peuvent pas être conservés pour le moment. Réessayez plus tard.",
        ],
        malformed: ["Pas envoyé", "Votre commentaire n’a pas pu être lu."],
        missing: "Ce champ est à remplir.",
        too_long: "C’est trop long.",
        invalid: "Ce n’est pas valable.",
        fields: [
            ("article", "Article"),
            ("comment", "Commentaire"),
            ("name", "Nom"),
            ("email", "E-mail"),
            ("website", "Site web"),
            ("parent", "Commentaire auquel vous répondez"),
            ("lang", "Langue"),
        ],
        typed: "Ce que vous avez écrit",
        back: "Retour à l’article",
    },
    Language {
        tag: "ar",
        dir: "rtl",
        published: ["شكرًا لك", "نُشر تعليقك."],
        held: [
            "شكرًا لك",
            "وصل تعليقك، وسيظهر بعد أن يوافق عليه أحد المشرفين.",
        ],
        wrong: [
            "لم يُرسَل بعد",
            "بعض الحقول تحتاج إلى تصحيح. ارجع وصحّحها ثم أرسل الاستمارة من جديد.",
        ],
        duplicate: ["وصل من قبل", "لقد أرسلت هذا التعليق من قبل."],
        too_many: [
            "لحظة من فضلك",
            "وصلت تعليقات كثيرة من عنوانك. انتظر قليلًا ثم ارجع وأرسل الاستمارة من جديد.",
        ],
        too_large: ["لم يُرسَل", "النص أطول من أن يُرسَل."],
        foreign: ["لم يُرسَل", "لا تُقبل التعليقات من الصفحة التي جئت منها."],
        unavailable: ["لم يُرسَل", "يتعذّر حفظ التعليقات حاليًّا. حاول لاحقًا."],
        malformed: ["لم يُرسَل", "تعذّرت قراءة تعليقك."],
        missing: "يُرجى ملء هذا الحقل.",
        too_long: "النص طويل جدًّا.",
        invalid: "القيمة غير صحيحة.",
        fields: [
            ("article", "المقال"),
            ("comment", "التعليق"),
            ("name", "الاسم"),
            ("email", "البريد الإلكتروني"),
            ("website", "الموقع الإلكتروني"),
            ("parent", "التعليق الذي ترد عليه"),
            ("lang", "اللغة"),
        ],
        typed: "ما كتبته",
        back: "العودة إلى المقال",
    },
];

impl Language {
    /// The one that the reader would rather have (RFC 9110, `Accept-Language`); English where there is
    /// none of those.
    pub(crate) fn of(headers: &HeaderMap) -> &'static Self {
        let wishes = headers.get(ACCEPT_LANGUAGE);
        let wishes = wishes.and_then(|it| it.to_str().ok()).unwrap_or_default();
        let mut best = (0.0, &LANGUAGES[0]);
        for wish in wishes.split(',') {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, ""));
            let weight = weight.trim().strip_prefix("q=");
            let weight = weight.map_or(1.0, |it| it.parse::<f32>().unwrap_or(0.0));
            let primary = tag.trim().split('-').next().unwrap_or_default();
            let known = LANGUAGES
                .iter()
                .find(|it| primary.eq_ignore_ascii_case(it.tag));
            if let Some(language) = known
                && weight > best.0
            {
                best = (weight, language);
            }
        }
        best.1
    }

    /// Returns the heading and the sentence for a response of this status.
    pub(crate) fn status_texts(&self, status: StatusCode) -> [&'static str; 2] {
        match status {
            StatusCode::CREATED => self.published,
            StatusCode::ACCEPTED => self.held,
            StatusCode::UNPROCESSABLE_ENTITY => self.wrong,
            StatusCode::CONFLICT => self.duplicate,
            StatusCode::TOO_MANY_REQUESTS => self.too_many,
            StatusCode::PAYLOAD_TOO_LARGE => self.too_large,
            StatusCode::FORBIDDEN => self.foreign,
            StatusCode::SERVICE_UNAVAILABLE => self.unavailable,
            _ => self.malformed,
        }
    }

    /// Returns the name of a field.
    pub(crate) fn field_name<'a>(&'a self, name: &'a str) -> &'a str {
        let mut fields = self.fields.iter();
        fields
            .find_map(|(other, words)| (*other == name).then_some(*words))
            .unwrap_or(name)
    }

    /// Returns the error text of a field.
    pub(crate) fn field_error_text(&self, kind: FieldErrorKind) -> &'static str {
        match kind {
            FieldErrorKind::Missing => self.missing,
            FieldErrorKind::TooLong => self.too_long,
            FieldErrorKind::Invalid => self.invalid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language_is_chosen() {
        for (preferences, tag) in [
            ("", "en"),
            ("de", "en"),
            ("fr", "fr"),
            ("FR-ca, en;q=0.5", "fr"),
            ("en;q=0.4, ar;q=0.9", "ar"),
            ("fr;q=0, ar;q=0.1", "ar"),
            ("fr;q=x", "en"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, preferences.parse().unwrap());
            assert_eq!(Language::of(&headers).tag, tag, "{preferences}");
        }
    }
}
