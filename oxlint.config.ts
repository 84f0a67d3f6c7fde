/** What the linter holds: bugs, style.md, and who may import whom (oxlint.layers.ts). */
import { defineConfig } from 'oxlint'
import { layerRules } from './oxlint.layers.ts'

export default defineConfig({
  plugins: [
    'eslint',
    'typescript',
    'unicorn',
    'oxc',
    'import',
    'promise',
    'react',
    'jsx-a11y',
    'vitest',
  ],
  jsPlugins: ['./oxlint.rules.ts'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/dist/**', '**/migrations/**', '.pnpmfile.mjs'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    // style.md
    'eslint/max-classes-per-file': ['error', 0],
    'eslint/max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    'eslint/max-lines-per-function': ['error', { max: 60, skipBlankLines: true }],
    'eslint/no-console': 'error',
    'eslint/no-empty': 'error',
    'eslint/no-param-reassign': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/consistent-type-definitions': ['error', 'interface'],
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'unicorn/filename-case': ['error', { case: 'kebabCase', ignore: ['^oxlint\\.'] }],

    // Types stay true
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',

    // One way to say it
    'eslint/eqeqeq': 'error',
    'eslint/no-else-return': 'error',
    'eslint/no-lonely-if': 'error',
    'eslint/no-useless-return': 'error',
    'eslint/no-var': 'error',
    'eslint/object-shorthand': 'error',
    'eslint/prefer-const': 'error',
    'eslint/prefer-template': 'error',
    'import/no-duplicates': 'error',
    'react/rules-of-hooks': 'error',
    'typescript/array-type': 'error',
    'typescript/no-deprecated': 'error',
    'typescript/prefer-for-of': 'error',
    'unicorn/no-array-for-each': 'error',
    'unicorn/prefer-array-some': 'error',
    'unicorn/prefer-at': 'error',
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/throw-new-error': 'error',

    // Order is the point of a loop that awaits: sync sends one batch after the other.
    'eslint/no-await-in-loop': 'off',
    // `readonly` shapes are changed by copying them.
    'oxc/no-map-spread': 'off',
    // The compiler's jsx setting brings React in.
    'react/react-in-jsx-scope': 'off',
    // A branded id is made by one assertion at the door.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    // A file without exports says so to the compiler.
    'unicorn/require-module-specifiers': 'off',
    // Promises are awaited, so this rule has nothing to hold.
    'promise/always-return': 'off',
    // The compiler's noImplicitReturns knows exhaustive switches; this rule does not.
    'typescript/consistent-return': 'off',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
    'vitest/expect-expect': [
      'error',
      { assertFunctionNames: ['expect', 'expect*', 'expectTypeOf', 'assert', 'assert*', 'check'] },
    ],
  },
  overrides: [
    ...layerRules,
    {
      files: ['**/*.config.ts', 'oxlint.rules.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // Scripts and the server's start speak to a terminal.
      files: [
        'apps/e2e/**',
        'apps/*/bench/**',
        'apps/server/sim/run-sim.ts',
        'apps/server/src/main.ts',
        'apps/server/src/start.ts',
      ],
      rules: { 'eslint/no-console': 'off' },
    },
    {
      // A suite reads as one list of sentences, however long.
      files: [
        '**/*.{test,suite,spec}.{ts,tsx}',
        '**/testing.ts',
        '**/testing/**',
        'apps/*/bench/**',
      ],
      rules: {
        'eslint/max-lines': ['error', 600],
        'eslint/max-lines-per-function': 'off',
        'unicorn/consistent-function-scoping': 'off',
      },
    },
    {
      // Playwright's own expect and fixtures.
      files: ['**/*.spec.ts'],
      rules: { 'vitest/require-hook': 'off', 'vitest/no-standalone-expect': 'off' },
    },
  ],
})
