//! Where somebody wants to be reached: mail address, language, quiet hours, and the address of their calendar.

use jiff::civil::Time;
use ledger::{Action, Refusal};
use messages::Lang;
use store::Contact;

use crate::view::ContactView;
use crate::{Call, Result, Service};

/// Longest mail address, by RFC 5321.
const MAIL_LENGTH: usize = 254;

impl Service {
    /// Where the actor is reached.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn contact(&self, call: &Call) -> Result<ContactView> {
        call.must(Action::ChangeOwnPassword)?;
        let (site, person) = (call.site(), call.actor.person);
        let contact = self.store.contact(site, person).await?;
        Ok(ContactView {
            mail: contact.mail,
            lang: Lang::from_tag(&contact.lang).unwrap_or_default().tag().to_owned(),
            quiet_from: contact.quiet_from,
            quiet_until: contact.quiet_until,
            sends: self.ways.has_mail(),
            feed: self.store.feed_made(site, person).await?,
            may_feed: call.may(Action::Read),
        })
    }

    /// Says where the actor is reached.
    ///
    /// # Errors
    /// When the address cannot be one, or the hours are no times.
    pub async fn set_contact(&self, call: &Call, form: &ContactView) -> Result<()> {
        call.must(Action::ChangeOwnPassword)?;
        let mail = form.mail.trim();
        if !mail.is_empty() && (mail.len() > MAIL_LENGTH || !notify::is_address(mail)) {
            return Err(Refusal::invalid("refused-mail").with("mail", mail).into());
        }
        let (from, until) = (time(&form.quiet_from)?, time(&form.quiet_until)?);
        if from.is_empty() != until.is_empty() || (!from.is_empty() && from == until) {
            return Err(Refusal::invalid("refused-quiet-hours").into());
        }
        let contact = Contact {
            mail: mail.to_owned(),
            lang: Lang::from_tag(&form.lang).unwrap_or_default().tag().to_owned(),
            quiet_from: from,
            quiet_until: until,
        };
        Ok(self.store.set_contact(call.site(), call.actor.person, &contact).await?)
    }
}

/// A time of the day as it is kept, `22:00`; empty where none is given.
fn time(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let time: Time = text.parse().map_err(|_| Refusal::invalid("refused-quiet-hours"))?;
    Ok(time.strftime("%H:%M").to_string())
}
