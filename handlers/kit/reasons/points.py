"""What stands in the way of points and vouchers."""

from domain import points, vouchers
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Words

WORDS: Words = {
    points.NotEnoughPoints: lambda t, r: t.plain(
        N_("That takes {needed} points, and there are {balance} that can be used."),
        needed=r.needed,
        balance=r.balance,
    ),
    points.EntryUnknown: lambda t, _: t.plain(
        N_("I cannot find this record, or it belongs to another area than yours.")
    ),
    points.CorrectedBefore: lambda t, _: t.plain(
        N_("Somebody has corrected this record meanwhile. Please look at it again.")
    ),
    points.NothingToCorrect: lambda t, r: t.plain(
        N_("It is {worth} points already: there is nothing to correct."), worth=r.worth
    ),
    points.TooManyPoints: lambda t, r: t.plain(
        N_("No task brings so many: it can be {most} points at most."), most=r.most
    ),
    points.OwnPoints: lambda t, _: t.plain(
        N_("Nobody corrects their own points. Please ask a colleague to do it.")
    ),
    points.NoWork: lambda t, _: t.plain(
        N_("They have no points yet for tasks in your area: there is nothing to correct.")
    ),
    vouchers.VoucherUnknown: lambda t, _: t.plain(
        N_("I know no voucher with this number. Please look once more, figure by figure.")
    ),
    vouchers.RewardUnknown: lambda t, _: t.plain(
        N_("This is no longer given. /voucher shows what there is.")
    ),
    vouchers.NoShop: lambda t, _: t.plain(
        N_("You are down for no shop, or not for this one. Please ask an administrator.")
    ),
    vouchers.OwnVoucher: lambda t, r: t.plain(
        N_(
            "This is your own voucher. Please show it at {shop}; somebody else there has to"
            " honour it."
        ),
        shop=r.voucher.reward.shop.name,
    ),
    vouchers.VoucherUsed: lambda t, r: t.plain(
        N_("This voucher was used before, on {at}. It counts once."),
        at=t.moment(r.voucher.used_at),
    ),
    vouchers.VoucherExpired: lambda t, r: t.plain(
        N_("This voucher was good until {at}. Its points go back to whoever had it."),
        at=t.day(r.voucher.until),
    ),
    vouchers.OtherShop: lambda t, r: t.plain(
        N_("This voucher is for {shop}: please let them take it there."),
        shop=r.voucher.reward.shop.name,
    ),
    vouchers.TooManyVouchersTried: lambda t, _: t.plain(
        N_("Too many wrong numbers. Please wait an hour, then try again.")
    ),
}
