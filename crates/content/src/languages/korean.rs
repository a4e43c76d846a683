//! Korean.

use dateline_model::Word;

#[allow(clippy::too_many_lines)] // It is a table.
pub(super) fn table(word: Word) -> &'static str {
    match word {
        Word::Digits => "0123456789",
        Word::Thousands => ",",
        Word::Months => "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
        Word::Date => "{year}년 {month} {day}일",
        Word::DateTime => "{date} {time} {zone}",
        Word::Comma => ", ",

        Word::SkipToContent => "본문으로 건너뛰기",
        Word::LoadingPage => "페이지를 불러오는 중",
        Word::MainNavigation => "주 메뉴",
        Word::DarkTheme => "어두운 테마",
        Word::Home => "홈",
        Word::Breadcrumb => "현재 위치",

        Word::LatestStories => "{site}: 최신 기사",
        Word::NewerStories => "최근 기사",
        Word::OlderStories => "이전 기사",
        Word::Pages => "페이지",
        Word::PageOf => "{pages}쪽 중 {page}쪽",
        Word::PageNumber => "{page}쪽",
        Word::MoreTrending => "많이 보는 기사",
        Word::YouMayAlsoLike => "함께 읽을 만한 기사",
        Word::AlsoAbout => "같은 주제: {tag}",
        Word::MoreFrom => "{section} 더 보기",
        Word::JustPublished => "방금 나온 기사",

        Word::By => "글 {authors}",
        Word::Published => "발행",
        Word::Updated => "수정",
        Word::InThisStory => "이 기사의 차례",
        Word::SeeAlso => "관련 기사",
        Word::Faqs => "자주 묻는 질문",
        Word::ExpandAll => "모두 펼치기",
        Word::CollapseAll => "모두 접기",
        Word::LinkToAnswer => "이 답변으로 가는 링크",
        Word::CopyLinkToAnswer => "이 답변의 링크 복사",

        Word::Share => "공유",
        Word::ShareWith => "공유하기…",
        Word::Email => "이메일",
        Word::CopyLink => "링크 복사",
        Word::LabelOf => "{label}: {of}",
        Word::LinkCopied => "링크를 복사했습니다.",
        Word::CopyForbidden => "이 브라우저에서는 페이지가 복사할 수 없습니다. 주소는 {url}",
        Word::SelectedPassage => "선택한 구절",
        Word::CopyLinkToPassage => "구절 링크 복사",
        Word::SharePassage => "구절 공유하기…",

        Word::PageNotFound => "페이지를 찾을 수 없습니다",
        Word::NothingHere => {
            "이 주소에는 아무것도 없습니다. 기사가 옮겨졌거나 링크가 잘못되었을 수 있습니다."
        }
        Word::GoToFront => "첫 화면으로 가기",
        Word::TryAgain => "다시 시도",
        Word::OpenPlainPage => "기본 페이지로 열기",
        Word::Gone => "이 페이지는 여기에 없습니다",
        Word::GoneAdvice => "기사가 옮겨졌거나 내려갔거나, 링크가 잘못되었을 수 있습니다.",
        Word::ServerProblem => "서버에 문제가 있습니다",
        Word::ServerAdvice => {
            "서버가 오류 {status}번으로 답했습니다. 저희 쪽 문제이며, 잠시 뒤에는 대개 열립니다."
        }
        Word::Offline => "인터넷에 연결되어 있지 않은 것 같습니다",
        Word::OfflineAdvice => "연결 없이는 페이지를 가져올 수 없습니다. 앞서 읽은 기사는 그대로 열립니다.",
        Word::TooLong => "시간이 너무 오래 걸립니다",
        Word::TooLongAdvice => "페이지가 제때 도착하지 않았습니다. 연결이 느린 곳일 수 있습니다.",
        Word::Damaged => "페이지가 손상된 채 도착했습니다",
        Word::DamagedAdvice => "오는 길에 일부가 사라졌거나 바뀌었습니다. 다시 시도하면 대개 해결됩니다.",
        Word::Newer => "새 판이 나왔습니다",
        Word::NewerAdvice => {
            "이 페이지는 보고 계시던 페이지보다 나중에 발행되었습니다. 기본 페이지로 열면 새 판을 불러옵니다."
        }

        Word::Comments => "댓글",
        Word::PluralRule | Word::CommentsOne | Word::CommentsTwo | Word::CommentsFew | Word::CommentsMany => {
            ""
        }
        Word::CommentsOther => "댓글 {count}개",
        Word::CommentsClosed => "이 기사에는 더 이상 댓글을 쓸 수 없습니다.",
        Word::CommentsModerated => "댓글은 관리자가 읽은 뒤에 게시됩니다.",
        Word::CommentsScriptless => {
            "최신 댓글과 댓글 쓰기 양식은 스크립트로 불러오는데, 여기에서는 스크립트가 실행되지 않습니다."
        }
        Word::CommentOrder => "댓글 순서",
        Word::NewestFirst => "최신순",
        Word::OldestFirst => "오래된 순",
        Word::MostLikedFirst => "좋아요순",
        Word::LoadingComments => "댓글을 불러오는 중…",
        Word::NoComments => "아직 댓글이 없습니다.",
        Word::ShowMoreComments => "댓글 더 보기",
        Word::ShowMoreReplies => "답글 더 보기 ({count})",
        Word::CommentDeleted => "삭제된 댓글입니다.",
        Word::LinkToComment => "이 댓글의 링크:",
        Word::Sending => "보내는 중…",
        Word::AwaitingModeration => "승인 대기 중",
        Word::Anonymous => "익명",
        Word::DeleteForGood => "이 댓글을 완전히 삭제",
        Word::Keep => "그대로 두기",
        Word::Like => "좋아요",
        Word::Dislike => "싫어요",
        Word::Likes => "좋아요 {count}",
        Word::Reply => "답글",
        Word::Edit => "고치기",
        Word::Delete => "삭제",
        Word::YourComment => "댓글 쓰기",
        Word::YourReply => "답글 쓰기",
        Word::PublishComment => "댓글 올리기",
        Word::PublishReply => "답글 올리기",
        Word::Save => "저장",
        Word::Preview => "미리 보기",
        Word::Cancel => "취소",
        Word::MarkdownHint => "마크다운을 쓸 수 있습니다: *강조*, **굵게**, > 인용, [글자](https://…).",
        Word::Name => "이름",
        Word::EmailField => "이메일 (선택, 공개되지 않음)",
        Word::Website => "웹사이트 (선택)",
        Word::RememberMe => "이 기기에 기억하기",
        Word::ReplyOn => "{server}에서 답글 쓰기",
        Word::ReplyOnOwnServer => "또는 내 서버에서 답글 쓰기",
        Word::CommentsAreReplies => "이곳의 댓글은 페디버스에 올린 저희 글에 달린 답글입니다.",
        Word::CommentSent => "댓글을 보냈습니다. 관리자가 읽은 뒤에 나타납니다.",
        Word::CommentPublished => "댓글이 게시되었습니다.",
        Word::CommentsOffline => "댓글을 불러올 수 없습니다. 네트워크나 댓글 서버가 멈춘 상태입니다.",
        Word::CommentsTooLong => "댓글을 불러오는 데 너무 오래 걸립니다.",
        Word::CommentsGone => "댓글이 있어야 할 주소에 댓글이 없습니다.",
        Word::CommentsServer => "댓글 서버에 문제가 있습니다.",
        Word::CommentsNonsense => "댓글 서버의 응답을 이해할 수 없습니다.",
        Word::RefusedTooShort => "너무 짧습니다. 세 글자 이상 써 주세요.",
        Word::RefusedTooLong => "너무 깁니다. 댓글 하나에는 65,535자까지 들어갑니다.",
        Word::RefusedTooFast => "1분 사이에 댓글을 여러 개 보내셨습니다. 조금 기다렸다가 보내 주세요.",
        Word::RefusedTooMany => {
            "이 기사에 이미 여러 번 댓글을 쓰셨습니다. 다른 분의 댓글에 답글은 쓸 수 있습니다."
        }
        Word::RefusedOwnComment => "답글을 달려는 내 댓글은 아직 고칠 수 있으니, 거기에 이어서 써 주세요.",
        Word::RefusedNameMissing => "이름을 써 주세요.",
        Word::RefusedEmailMissing => "이메일 주소를 써 주세요. 공개되지 않습니다.",
        Word::RefusedBadWebsite => "웹사이트 주소가 아닙니다. https://example.org 처럼 써 주세요.",
        Word::RefusedNotYours => "이 댓글을 고칠 수 있는 시간이 지났습니다.",
        Word::RefusedClosed => "지금은 서버가 댓글을 받지 않습니다.",
        Word::RefusedVotedBefore => "이 투표는 반영되지 않습니다. 이미 투표했거나 본인이 쓴 댓글입니다.",
        Word::RefusedUncertain => {
            "보내는 도중에 연결이 끊겼습니다. 관리자가 이미 받았을 수도 있으니, 전달되지 않았다고 생각될 때만 다시 보내 주세요."
        }
        Word::RefusedBadServer => "mastodon.example 처럼 내 서버의 이름을 써 주세요.",
        Word::RefusedFailed => {
            "댓글 서버가 제대로 답하지 않았습니다. 쓰신 글은 여기에 남아 있으니 다시 시도해 주세요."
        }
    }
}
