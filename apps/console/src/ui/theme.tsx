import { theme as antd, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import idID from 'antd/locale/id_ID';
import viVN from 'antd/locale/vi_VN';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useLanguage } from '../words/language.ts';
import { dark, light, type Tokens } from './tokens.ts';

const locales = { vi: viVN, en: enUS, id: idID };
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const prefersStill = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The colours in force: as the device asks. */
function useTokens(): Tokens {
  return useSyncExternalStore(
    (listener) => {
      prefersDark.addEventListener('change', listener);
      return () => prefersDark.removeEventListener('change', listener);
    },
    () => prefersDark,
  ).matches
    ? dark
    : light;
}

/** Dresses antd in paper and ink and makes the colours CSS variables: `--paper`, `--ink`, `--accent` ... */
export function Theme({ children }: { children: ReactNode }) {
  const tokens = useTokens();
  const language = useLanguage();
  const variables = Object.entries(tokens).map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value};`);
  return (
    <ConfigProvider
      locale={locales[language]}
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
