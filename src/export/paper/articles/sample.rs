//! G3.d: sale by sample (Civil Code arts 635, 636; interpretation on sales contracts art. 29).

use super::super::draft::Draft;
use super::super::insert::{self, Insert};
use super::super::outline::Outline;
use super::super::phrase;
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::sample::{Keeper, Sample};
use crate::domain::problem::Place;

/// What the sample is, who keeps it, and what holds where it and the words differ.
pub(super) fn sample(draft: &mut Draft<'_>, outline: &Outline<'_>, terms: &Sample) {
    draft.say(
        "本合同为凭样品买卖合同。样品及其质量说明为：{0}。",
        "This is a sale by sample. The sample and the description of its quality are: {0}.",
        &[insert::wording(field::DELIVERY_SAMPLE_WHAT, &terms.what)],
    );
    let sealed = terms.sealed_on.map_or(Insert::Blank { place: Place::of(field::DELIVERY_SAMPLE_SEALED) }, |day| {
        insert::date(field::DELIVERY_SAMPLE_SEALED, day)
    });
    if terms.seal.trim().is_empty() {
        draft.more("样品由双方于{0}共同封存。", "The parties seal the sample together on {0}.", &[sealed]);
    } else {
        draft.more(
            "样品由双方于{0}共同封存，封样编号为{1}。",
            "The parties seal the sample together on {0}, under seal no. {1}.",
            &[sealed, insert::name(field::DELIVERY_SAMPLE_SEAL, &terms.seal)],
        );
    }
    kept(draft, outline, &terms.keeper);
    draft.say(
        "{us}交付的标的物应当与封存的样品及其说明的质量相同。样品的质量与文字说明不一致、双方又不能达成一致的，样品封存后外观和内在品质\
         没有变化的，以样品为准；有变化，或者是否有变化无法查明的，以文字说明为准。",
        "What {us} delivers shall have the same quality as the sealed sample and its description. If the sample and the \
         description differ and the parties cannot agree, the sample prevails as long as neither its appearance nor its \
         inner quality has changed since it was sealed; if either has changed, or whether it has cannot be found out, the \
         description prevails.",
        &[],
    );
    draft.say(
        "样品有隐蔽瑕疵而{them}不知道的，即使交付的标的物与样品相同，其质量仍应当符合同种物的通常标准。",
        "If the sample has a hidden defect of which {them} did not know, what is delivered shall still meet the usual \
         standard of goods of its kind, even where it is like the sample.",
        &[],
    );
}

fn kept(draft: &mut Draft<'_>, outline: &Outline<'_>, keeper: &Keeper) {
    let place = Place::of(field::DELIVERY_SAMPLE_KEEPER);
    let who = match keeper {
        Keeper::Each => {
            return draft.more(
                "样品一式两份，{0}。",
                "There are two samples that are alike: {0}.",
                &[insert::choice(field::DELIVERY_SAMPLE_KEEPER, ("双方各保管一份", "each party keeps one"))],
            );
        }
        Keeper::Open => Insert::Blank { place },
        Keeper::Us => insert::choice(field::DELIVERY_SAMPLE_KEEPER, phrase::side(outline, Side::Us)),
        Keeper::Them => insert::choice(field::DELIVERY_SAMPLE_KEEPER, phrase::side(outline, Side::Them)),
        Keeper::Other(name) => insert::wording(field::DELIVERY_SAMPLE_KEEPER, name),
    };
    draft.more("样品由{0}妥善保管。", "{0} keeps the sample with care.", &[who]);
}
