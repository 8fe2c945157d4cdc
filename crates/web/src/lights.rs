//! Lights in words: why one is what it is, on what it was judged, and what would turn it green.

use planning::{Reason, Value};
use service::{LightInput, LightView};

use crate::shell::Shell;

impl Shell {
    /// A reason of the rule packs in words.
    pub fn reason(&self, reason: &Reason) -> String {
        use messages::Arg;
        let arg = |value: &Value| match value {
            Value::Number(number) => Arg::Number(*number),
            Value::Hundredths(share) => Arg::from(messages::decimal(*share, 2)),
            Value::Day(day) => Arg::from(self.date(*day)),
            Value::Text(text) => Arg::from(text.clone()),
        };
        let args: Vec<(&str, Arg<'_>)> =
            reason.args.iter().map(|(name, value)| (*name, arg(value))).collect();
        messages::text_args(self.lang, reason.key, &args)
    }

    /// A reason as a sentence.
    pub fn sentence(&self, reason: &Reason) -> String {
        self.t1("light-why", "why", self.reason(reason))
    }
}

/// The explanation of a light, in words.
pub(crate) struct Explained {
    /// Why, worst first.
    pub(crate) reasons: Vec<String>,
    /// What would turn it green; each is needed.
    pub(crate) to_green: Vec<String>,
    /// When it turns if nothing becomes known.
    pub(crate) next: String,
    /// Name and version of the pack.
    pub(crate) pack: String,
    /// Where the pack stands in the settings.
    pub(crate) href: String,
    /// Where the rule stands.
    pub(crate) source: String,
    /// What it was judged on, by whom, when.
    pub(crate) inputs: Vec<[String; 3]>,
}

impl Explained {
    pub(crate) fn of(shell: &Shell, light: &LightView) -> Self {
        let judged = &light.judgement;
        let input = |input: &LightInput| {
            let who = match (&input.by, input.at) {
                (Some(by), _) => by.clone(),
                (None, Some(_)) => shell.t("task-by-program"),
                (None, None) => shell.t("light-by-pack"),
            };
            let when = input.at.map(|at| shell.datetime(at)).unwrap_or_default();
            [shell.reason(&input.what), who, when]
        };
        Self {
            reasons: judged.reasons.iter().map(|r| shell.reason(r)).collect(),
            to_green: judged.to_green.iter().map(|r| shell.reason(r)).collect(),
            next: judged
                .next_change
                .map(|day| shell.t1("task-next-change", "date", shell.date(day)))
                .unwrap_or_default(),
            pack: shell.t2(
                "light-pack",
                "name",
                shell.said(&judged.pack.name),
                "version",
                judged.pack.version,
            ),
            href: format!("/settings/lights#{}-{}", judged.pack.id, judged.pack.version),
            source: shell.said(&judged.pack.source).to_owned(),
            inputs: light.inputs.iter().map(input).collect(),
        }
    }
}
