"""Who may do what, as the committee decided it: read this, not the code.

客 访客 guest · 居 居民（家人）resident · 租 租户 tenant · 主 业主 owner · 志 志愿者 volunteer ·
商 商家 merchant · 修 维修人员 worker · 楼 楼栋长 building head · 书 支部书记 secretary ·
委 业委会成员 owners' committee ·
社 社区工作者 community worker · 街 街道 street officer · 管 管理员 administrator ·
前 卸任的人 ex-member · 停 停用的人 kept out ·
匿 匿名群管理员 anonymous administrator · 频 频道 channel · 机 机器人 bot · 转 转发的话 forward

● may · ○ may, within the area that their role reaches · - may not
"""

from domain.people import Role
from domain.permissions import Action

MATRIX = """
                        客居租主 志商修楼书委社街管 前停 匿频机转
talk                    ●●●● ●●●●●●●●● ●● ----   主页、帮助、语言、自己的资料
file ticket             ●●●● ●●●●●●●●● ●● ----   开始说一件事（可能是险情）
report                  ●●●● ●●●●●●●●● ●- ----   报修、投诉、建议、求助
answer ticket           ●●●● ●●●●●●●●● ●- ----   看自己的工单、确认、评分
work ticket             ---- --●-●-●-● -- ----   接单、办结
see tickets             ---- --●●●-●●● -- ----   看所有工单
dispatch                ---- ----○-○-○ -- ----   派单、转志愿者、合并、不予受理
volunteer               ●●●● ●●●●●●●●● ●- ----   当志愿者、看任务、看积分
grab task               ---- ○-------- -- ----   抢单、完成、放弃
coordinate              ---- ---○○-○-○ -- ----   发任务、看谁接了、签到、认定
correct points          ---- ------○-○ -- ----   更正积分
honour voucher          ---- -○------- -- ----   核销兑换券
keep rewards            ---- -○----○-○ -- ----   上架、下架兑换品
attend                  ●●●● ●●●●●●●●● ●- ----   看议事会、参加、签到、发言
propose item            -●●● ●●●●●●●●● -- ----   提议、附议
chair                   ---- ----○-○-○ -- ----   主持议事会、定议程、改期、作决议
call vote               ---- ----○○○-○ -- ----   发起表决、看投了多少、取消、提前截止
vote                    ●●●● ●●●●●●●●● ●- ----   看表决、投票（名册上有没有，另看）
knock                   ---- ---○○○○-○ -- ----   看谁还没投（不看投什么）、敲门、录纸质票
run assembly            ---- ----○○○-○ -- ----   送达、改期、委托书、送达未表态
follow decision         -○○○ ○○○○○○○○○ -- ----   看决策公开
propose decision        ---- --○-○○--- -- ----   代表支部、业委会、物业提议决策
opine                   ---- --○-○○○○- -- ----   到自己这一步：同意或不同意，写明意见
object                  -○○○ --------- -- ----   公示期内提异议
keep decision           ---- ----○-○-- -- ----   答复异议、落实决定
read notices            ●●●● ●●●●●●●●● ●- ----   看通知、确认已知晓
send notice             ---- ---○○-○○○ -- ----   发通知、看台账、上门告知
join                    ●●●● ●●●●●●●●● ●- ----   登记为住户
keep household          -●●● --------- -- ----   管自己家：邀请、搬走
admit resident          ---- ---○○-○-○ -- ----   同意别人登记
invite                  ---○ ---○○-○-○ -- ----   发邀请
see roll                ---- ----○-○-○ -- ----   看名册
change roll             ---- ------○-○ -- ----   导入名册
see roles               ---- ----○-○○○ -- ----   看各人的职责
give role               ---- ----○-○○○ -- ----   任命、收回
confirm administrator   ---- --------○ -- ----   同意任命管理员
bar                     ---- ------○-○ -- ----   停用、恢复
bind group              ---- --------○ -- ----   设置群
"""

#: Which of these each command, button, form and link is the doing of. What stands in no line here
#: fails the test: nobody adds a way in without saying who may use it.
WAYS = """
talk: /start /help /cancel fc fb fx fs fe fq start=draft
talk: lo
talk: /me /lang /quiet /export /forget quiet forget mb mc md mf mg ml mn mq mt mx hl hz
file ticket: /repair /complain /suggest /ask report
report: nj asking
answer ticket: /tickets /ticket tc tn tr tw to tp tl th ty reopen answer start=t
work ticket: ta tf finish tk ts te tb pause extend return
see tickets: tt tx note
dispatch: td tv tg tz tq ti tj tm tu reject merge
see tickets: /desk /find dh dl dx dc dz dm df dn da dt db desk-area find-ticket canned
see tickets: d5 d6 d7 d8 d9 rates-area
dispatch: di dj dk do de dy dw outage outage-end outage-close
dispatch: dq dp du dv dr dd desk-answer desk-answer-text
dispatch: dg d1 d2 d3 d4 rule rule-area
volunteer: /tasks /grab vg vn vo vp start=k
volunteer: up uj ud un ua ub ug us uk ur uh uc ue uo ux
volunteer: /done /drop va vf vd task-arrive task-finish task-drop
answer ticket: vc vx vr vs
coordinate: vk vz task-refuse
coordinate: /task wh wa wl wo wg wk we wx wp wc wr wy task task-off task-hours
coordinate: yl ya yo ye yy rota
dispatch: wt
volunteer: /points pp pi pt
correct points: pc correct-points
volunteer: /voucher voucher sl sr sm sv start=c
honour voucher: /redeem honour sh st
keep rewards: sk so sa sx sy reward
attend: /meeting ea eb ec eo el ei ed eq em ey eg ew xa xb xc xr start=m start=e
attend: meeting-enter meeting-remark meeting-amend ej
propose item: /topic ep es topic
chair: eh er en meeting-admit ef ev ex ez ek xo xn xv xz xs xd resolve meeting-move meeting-cancel
chair: et ee xi eu meeting-add meeting-invite
vote: /vote /phrase bl bo bv bc by br zc zy zo zp zl zw bx bq start=v
vote: ok ox
knock: oa ob og od ov ot of oe ow oc oy on assembly-paper
run assembly: ol oh os or oi om oo oz ou oq op assembly-silent assembly-proxy
see roll: oj
read notices: /notices ia ib ic id ig notices-search start=n
send notice: /notice ie if in io ip iq ir is it iu iv iw ix iy notice notice-correct
call vote: ah al an ac ax ae vote vote-off vote-end
vote: ar
follow decision: qa qb start=w
propose decision: qc qf decision-propose
opine: qg qh decision-opine
call vote: qi decision-call
object: qj decision-object
keep decision: qk ql qm decision-answer decision-resolve
join: /join hb hj ho hw application invitation phone start=i start=join
keep household: hh
admit resident: hn hy
invite: /invite hd hi hp bringing inviting printing
see roll: /roll rx
change roll: ra rd rl rv rf rt
see roles: /roles ka kp kf find-person
give role: kn kt ky appoint
bar: kb kz kw
confirm administrator: kq kc kd
bind group: /bind gp ga gl gj
"""

#: What is done later, by whose leave it was begun; it asks once more when it is done.
ERRANDS = """
talk: export
volunteer: points.picture points.table
invite: residents.sheets
see tickets: desk.chart desk.table
dispatch: desk.close
honour voucher: vouchers.table
send notice: notices.ledger
vote: votes.picture votes.placard
knock: assembly.doors
see roll: roll-export roll-template assembly.pack
change roll: roll-read roll-apply roll-list
"""

#: What the clock does by itself: nobody did it.
NOBODYS = {
    "errands": {
        "notices.send",
        "traces",
        "files",
        "guests",
        "points.thanks",
        "digests.week",
        "digests.month",
        "tasks.tell",
        "meetings.paper",
        "votes.publish",
        "votes.bury",
    },
    "jobs": {
        "release",
        "volunteers-gone",
        "lapse",
        "tickets-confirm",
        "tickets-held-up",
        "outages-due",
        "vouchers-expiring",
        "alarm",
        "residents",
        "retain",
        "vouchers",
        "roll",
        "proposals",
        "join-requests",
        "task-waves",
        "tasks-at-risk",
        "rotas",
        "tasks-remind",
        "tasks-lapse",
        "tasks-missed",
        "tasks-old",
        "tasks-show",
        "thanks",
        "digests-week",
        "digests-morning",
        "digests-month",
        "decisions",
        "meetings",
        "notices",
        "meetings-tell",
        "meetings-due",
        "assembly-serve",
        "assembly-forget",
        "assembly-heads",
        "assembly-papers",
        "votes-remind",
        "votes",
        "votes-tell",
        "votes-turnout",
    },
}

#: Behind the door of a wider action: only a home of one's own is an owner's to invite into.
NARROWER = {("主", "printing")}

_COLUMNS = {
    "客": Role.GUEST,
    "居": Role.RESIDENT,
    "租": Role.TENANT,
    "主": Role.OWNER,
    "志": Role.VOLUNTEER,
    "商": Role.MERCHANT,
    "修": Role.WORKER,
    "楼": Role.BUILDING_HEAD,
    "书": Role.SECRETARY,
    "委": Role.COMMITTEE,
    "社": Role.COMMUNITY,
    "街": Role.STREET,
    "管": Role.ADMINISTRATOR,
    "停": Role.BARRED,
}
_MARKS = {"●", "○", "-"}


def rows() -> dict[Action, dict[str, bool]]:
    """By action: who, by the column's sign."""
    head, *lines = [line for line in MATRIX.splitlines() if line.strip()]
    signs = head.replace(" ", "")
    read: dict[Action, dict[str, bool]] = {}
    for line in lines:
        marks = "".join(mark for mark in line if mark in _MARKS)
        assert len(marks) == len(signs), line
        read[Action(line[:24].strip())] = {
            sign: mark != "-" for sign, mark in zip(signs, marks, strict=True)
        }
    return read


def roles(action: Action) -> frozenset[Role]:
    """Whose columns are marked."""
    row = rows()[action]
    return frozenset(role for sign, role in _COLUMNS.items() if row[sign])


def ways() -> dict[str, Action]:
    return _listed(WAYS)


def errands() -> dict[str, Action]:
    return _listed(ERRANDS)


def _listed(lines: str) -> dict[str, Action]:
    listed = [line.partition(":") for line in lines.splitlines() if line.strip()]
    return {way: Action(action) for action, _, all_ in listed for way in all_.split()}
