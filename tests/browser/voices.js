// In place of the browser's speech: nothing is heard, and a sentence ends when the test says so. It begins without voices,
// as browsers do.
(() => {
  const speech = new EventTarget();
  let [voices, waiting] = [[], []];
  const tell = (target, event, error) => target[`on${event}`]?.({ target, error });
  Object.assign(speech, {
    getVoices: () => voices,
    speak(utterance) {
      if (!utterance.text) return;
      waiting.push(utterance);
      said.push(utterance.text);
    },
    cancel() {
      const gone = waiting;
      waiting = [];
      for (const utterance of gone) setTimeout(() => tell(utterance, "error", "canceled"));
    },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class {
    constructor(text = "") {
      this.text = text;
    }
  };
  Object.assign(window, {
    /** What was said, the last one last. */
    said: [],
    voicesCome(...languages) {
      voices = languages.map((lang) => ({ lang, name: `The voice of ${lang}` }));
      speech.dispatchEvent(new Event("voiceschanged"));
    },
    isSpeaking: () => waiting.length > 0,
    voice: () => waiting[0]?.voice.name,
    sentenceEnds: () => tell(waiting.shift(), "end"),
    voiceFails: () => tell(waiting.shift(), "error", "synthesis-failed"),
    /** What is marked. */
    marked: () => [...(CSS.highlights.get("spoken") ?? [])].map(String).join(),
  });
})();
