import { theme as antd, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { type Language, useLanguage } from '../words/language.ts';
import { dark, light, type Tokens } from './tokens.ts';

const locales: Readonly<Record<Language, () => Promise<{ default: Locale }>>> = {
  vi: () => import('antd/locale/vi_VN'),
  en: () => import('antd/locale/en_GB'),
  id: () => import('antd/locale/id_ID'),
};
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const prefersStill = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The colours in force: as the device asks. */
function useTokens(): Tokens {
  const asksForDark = useSyncExternalStore(
    (listener) => {
      prefersDark.addEventListener('change', listener);
      return () => prefersDark.removeEventListener('change', listener);
    },
    () => prefersDark.matches,
  );
  return asksForDark ? dark : light;
}

/** What controls say by themselves, in the reader's language; fetched once it is chosen. */
function useLocale(): Locale | undefined {
  const language = useLanguage();
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let current = true;
    // Without it controls speak English until the next page; nothing else is lost.
    locales[language]().then(
      (loaded) => current && setLocale(loaded.default),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [language]);
  return locale;
}

/** Dresses antd in paper and ink and makes the colours CSS variables: `--paper`, `--ink`, `--accent` ... */
export function Theme({ children }: { children: ReactNode }) {
  const tokens = useTokens();
  const locale = useLocale();
  const variables = Object.entries(tokens).map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value};`);
  return (
    <ConfigProvider
      {...(locale && { locale })}
      theme={{
        algorithm: tokens === dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
        token: {
          fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
          fontSize: 14,
          borderRadius: 3,
          wireframe: false,
          colorPrimary: tokens.accent,
          colorLink: tokens.accent,
          colorInfo: tokens.accent,
          colorSuccess: tokens.good,
          colorWarning: tokens.fair,
          colorError: tokens.poor,
          colorBgBase: tokens.sheet,
          colorBgLayout: tokens.paper,
          colorBgContainer: tokens.sheet,
          colorTextBase: tokens.ink,
          colorText: tokens.ink,
          colorTextSecondary: tokens.muted,
          colorTextTertiary: tokens.muted,
          colorTextDescription: tokens.muted,
          colorTextPlaceholder: tokens.muted,
          colorBorder: tokens.strong,
          colorBorderSecondary: tokens.line,
          controlHeight: 32,
          motion: !prefersStill.matches,
          motionDurationMid: '0.12s',
          motionDurationSlow: '0.16s',
        },
        components: {
          Table: {
            headerBg: tokens.sunk,
            headerColor: tokens.ink,
            rowHoverBg: tokens.sunk,
            rowSelectedBg: tokens.sunk,
            rowSelectedHoverBg: tokens.sunk,
            cellPaddingBlockSM: 5,
            headerSplitColor: tokens.line,
          },
          Button: { primaryShadow: 'none', defaultShadow: 'none', primaryColor: tokens === dark ? tokens.paper : '#ffffff' },
        },
      }}
    >
      <style>{`:root{${variables.join('')}}`}</style>
      {children}
    </ConfigProvider>
  );
}
