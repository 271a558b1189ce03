// Web Chat in this site's look: colours come from site.css, so that light and dark need nothing here.
const ink = 'var(--ink)', quiet = 'var(--quiet)', paper = 'var(--paper)', surface = 'var(--surface)', line = 'var(--line)', accent = 'var(--accent)', onAccent = 'var(--on-accent)';

export const look = {
  accent, subtle: quiet, backgroundColor: paper, primaryFont: 'inherit', fontSizeSmall: '85%',
  bubbleBackground: surface, bubbleBorderColor: line, bubbleBorderRadius: 10, bubbleBorderWidth: 1, bubbleTextColor: ink, bubbleMaxWidth: 720,
  bubbleFromUserBackground: accent, bubbleFromUserBorderColor: accent, bubbleFromUserBorderRadius: 10, bubbleFromUserTextColor: onAccent,
  paddingRegular: 12, paddingWide: 18, rootHeight: '100%',
  // A long answer is read from its beginning.
  autoScrollSnapOnPage: true,
  hideUploadButton: true, markdownRenderHTML: false, maxMessageLength: 2000, timestampColor: quiet,
  sendBoxBackground: surface, sendBoxTextColor: ink, sendBoxPlaceholderColor: quiet, sendBoxBorderTop: `solid 1px ${line}`, sendBoxHeight: 52, sendBoxTextWrap: true,
  sendBoxButtonColor: accent, sendBoxButtonColorOnHover: accent, sendBoxButtonColorOnFocus: accent, sendBoxButtonColorOnActive: accent, sendBoxButtonShadeColorOnHover: line, sendBoxButtonShadeColorOnFocus: 'transparent',
  suggestedActionLayout: 'flow', suggestedActionBackgroundColor: paper, suggestedActionBorderColor: accent, suggestedActionBorderRadius: 18, suggestedActionBorderWidth: 1, suggestedActionTextColor: accent, suggestedActionHeight: 36,
  suggestedActionBackgroundColorOnHover: surface, suggestedActionBackgroundColorOnFocus: surface, suggestedActionBackgroundColorOnActive: line, suggestedActionTextColorOnHover: accent, suggestedActionTextColorOnFocus: accent, suggestedActionTextColorOnActive: accent,
  transcriptOverlayButtonBackground: accent, transcriptOverlayButtonColor: onAccent, transcriptOverlayButtonBackgroundOnHover: accent, transcriptOverlayButtonColorOnHover: onAccent,
  transcriptVisualKeyboardIndicatorColor: accent, transcriptActivityVisualKeyboardIndicatorColor: accent, suggestedActionsVisualKeyboardIndicatorColor: accent,
  failedConnectivity: 'var(--alert)', slowConnectivity: ink,
  toastErrorBackgroundColor: surface, toastErrorColor: 'var(--alert)', toastWarnBackgroundColor: surface, toastWarnColor: ink, toastInfoBackgroundColor: surface, toastInfoColor: ink,
};

const text = { default: ink, subtle: quiet };
const colors = Object.fromEntries(['default', 'accent', 'good', 'warning', 'attention', 'dark', 'light'].map(name => [name, name === 'accent' ? { default: accent, subtle: accent } : text]));

export const cardLook = {
  fontFamily: 'inherit', supportsInteractivity: true,
  containerStyles: { default: { backgroundColor: 'transparent', foregroundColors: colors }, emphasis: { backgroundColor: 'transparent', foregroundColors: colors } },
};

/** The embedding page's colour, with black or white text on it, whichever reads better. */
export function useColor(color) {
  const [red, green, blue] = color.match(/[0-9a-f]{2}/gi).map(pair => (parseInt(pair, 16) / 255) ** 2.2);
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const { style } = document.documentElement;
  style.setProperty('--brand', color);
  style.setProperty('--on-brand', light > 0.18 ? '#000' : '#fff');
}
